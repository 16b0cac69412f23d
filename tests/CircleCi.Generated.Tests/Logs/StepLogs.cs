using System.Net;
using CircleCi.Generated.Http;
using CircleCi.Generated.Logs;
using CircleCi.Generated.V2;
using Microsoft.AspNetCore.Http;
using static CircleCi.Generated.Tests.Logs.LogServer;

namespace CircleCi.Generated.Tests.Logs;

public class StepLogs
{
    private const string Slug = "gh/acme/shop";

    [Fact]
    public async Task Come_step_by_step_and_container_by_container()
    {
        await using var server = await ThreeStepsAsync();

        var lines = server.Client.Logs.Read(Slug, 7).ToList();

        Assert.Equal(
            [
                "Spin up/0/0/out/ready\n",
                "Run tests/101/0/out/one\n", "Run tests/101/0/err/oops\n", "Run tests/101/0/out/two",
                "Run tests/101/1/out/three\n",
            ],
            lines.Select(l => $"{l.Step}/{l.StepNumber}/{l.Container}/{l.Stream}/{l}"));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 0, 0, 123, TimeSpan.Zero), lines[0].Time);
        Assert.Equal([false, true, true, true, false], lines.Select(l => l.IsTruncated));
        Assert.Equal(1, server.Builds);
    }

    [Fact]
    public async Task Are_the_text_that_was_written_to_the_letter()
    {
        await using var server = await ThreeStepsAsync();
        using var writer = new StringWriter();

        await server.Client.Logs.CopyToAsync(Slug, 7, writer);

        Assert.Equal("ready\none\noops\ntwothree\n", writer.ToString());
        Assert.Equal(writer.ToString(), await server.Client.Logs.ReadTextAsync(Slug, 7));
        Assert.Equal(writer.ToString(), server.Client.Logs.ReadText(Slug, 7));
    }

    [Fact]
    public async Task Are_asked_of_the_storage_without_the_token()
    {
        await using var server = await ThreeStepsAsync();

        server.Client.Logs.ReadText(Slug, 7);

        Assert.Equal(3, server.Asked.Count);
        Assert.DoesNotContain(server.StorageHeaders, h => h.Contains(Token) || h.StartsWith("Authorization", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("approval", 0)]
    [InlineData("no-op", 1)]
    public async Task Of_jobs_that_run_no_steps_are_empty_though_they_have_a_number(string type, int asked)
    {
        using var wire = new Support.Wire(HttpStatusCode.NotFound, """{"message":"Build not found"}""");
        using var circle = wire.Client();
        var job = new WorkflowJob { Name = "hold", Type = type, JobNumber = 8, ProjectSlug = Slug };

        Assert.Empty(circle.Logs.Read(job));
        Assert.Empty(circle.Logs.ReadText(job));
        Assert.Empty(await circle.Logs.ReadTextAsync(job));
        var count = 3;
#if !NETSTANDARD_ASSEMBLY
        await foreach (var line in circle.Logs.ReadAsync(job))
            Assert.Fail(line.Text);
        count++;
#endif
        Assert.Equal(asked * count, wire.Requests.Count);
        Assert.Throws<CircleCiNotFoundException>(() => circle.Logs.ReadText(new WorkflowJob { Name = "test", Type = "build", JobNumber = 8, ProjectSlug = Slug }));
    }

    [Fact]
    public async Task Can_be_had_of_some_steps_only()
    {
        await using var server = await ThreeStepsAsync();
        var logs = server.Client.Logs;

        Assert.Equal("ready\n", logs.ReadText(Slug, 7, new() { Step = "Spin up" }));
        Assert.Equal("three\n", logs.ReadText(Slug, 7, new() { Container = 1 }));
        Assert.Equal("three\n", await logs.ReadTextAsync(Slug, 7, new() { FailedOnly = true }));
        Assert.Equal("", logs.ReadText(Slug, 7, new() { Step = "run tests" }));
    }

    [Theory]
    [InlineData("failed", true)]
    [InlineData("timedout", true)]
    [InlineData("infrastructure_fail", true)]
    [InlineData("canceled", false)]
    [InlineData("success", false)]
    [InlineData("new-one", false)]
    public async Task Of_failed_steps_are_those_of_these_statuses(string status, bool isRead)
    {
        await using var server = await LogServer.StartAsync();
        server.Step("a", server.Action(1, "a", $"[{Message("x")}]", status: status));

        Assert.Equal(isRead ? "x" : "", server.Client.Logs.ReadText(Slug, 7, new() { FailedOnly = true }));
    }

    [Fact]
    public async Task Can_do_without_escape_sequences()
    {
        await using var server = await LogServer.StartAsync();
        server.Step("a", server.Action(1, "a", $"[{Message("\u001b[3")},{Message("1mred\u001b[0m \u001b]8;;https://x\u0007link\u001b]8;;\u001b\\\n\u001b[K")}]"));

        Assert.Equal("\u001b[31mred\u001b[0m \u001b]8;;https://x\u0007link\u001b]8;;\u001b\\\n\u001b[K", server.Client.Logs.ReadText(Slug, 7));
        Assert.Equal("red link\n", server.Client.Logs.ReadText(Slug, 7, new() { WithoutEscapes = true }));
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData(" [ ] ", "")]
    [InlineData("", "")]
    [InlineData("[{\"message\":\"a\"},null]", "a")]
    [InlineData("""[{"message":"no type\n"}]""", "no type\n")]
    [InlineData("""[{"type":"out","message":null}]""", "")]
    [InlineData("""[{"type":"new","time":null,"message":"x","more":[1]}]""", "x")]
    [InlineData("plain text\nwith \u00e4 line", "plain text\nwith \u00e4 line")]
    [InlineData("[INFO] Compiling\n", "[INFO] Compiling\n")]
    [InlineData("{ not json", "{ not json")]
    public async Task Are_read_from_what_storages_give(string output, string text)
    {
        await using var server = await LogServer.StartAsync();
        server.Step("none", new { name = "none", step = 0, index = 0, has_output = false, output_url = "STORAGE/none" }, new { name = "running", step = 1, index = 0 });
        server.Step("a", server.Action(1, "a", output));
        server.Step("empty");

        Assert.Equal(text, server.Client.Logs.ReadText(Slug, 7));
    }

    [Fact]
    public async Task Of_plain_text_end_by_a_real_clock_too()
    {
        await using var server = await LogServer.StartAsync(CircleCiClock.System);
        server.Step("Run tests", server.Action(101, "Run tests", "one\ntwo\n"));

        Assert.Equal("one\ntwo\n", server.Client.Logs.ReadText(Slug, 7));
        Assert.Equal("one\ntwo\n", await server.Client.Logs.ReadTextAsync(Slug, 7));
    }

    [Fact]
    public async Task Of_plain_text_of_any_length_are_lines_too()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"\u00e4\u20ac {i}\n"));
        await using var server = await LogServer.StartAsync();
        server.Step("a", server.Action(1, "a", text));

        var lines = server.Client.Logs.Read(Slug, 7).ToList();

        Assert.Equal(20_000, lines.Count);
        Assert.Equal(text, string.Concat(lines));
    }

    [Fact]
    public async Task That_go_on_without_a_line_break_come_in_pieces()
    {
        var bar = new string('.', 1000);
        await using var server = await LogServer.StartAsync();
        server.Step("a", server.Action(1, "a", "[" + string.Join(",", Enumerable.Repeat(Message(bar), 200)) + "]"));

        var lines = server.Client.Logs.Read(Slug, 7).ToList();

        Assert.Equal(4, lines.Count);
        Assert.All(lines, l => Assert.InRange(l.Text.Length, 1, 66_000));
        Assert.Equal(200_000, lines.Sum(l => l.Text.Length));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(400)]
    public async Task Whose_address_has_expired_are_asked_for_with_a_new_one(int status)
    {
        await using var server = await LogServer.StartAsync();
        server.Step("a", server.Action(1, "a", $"[{Message("a")}]"));
        server.Step("b", server.Action(2, "b", context => Expiring(context, "b"), index: 0), server.Action(2, "b", context => Expiring(context, "c"), index: 1));

        Assert.Equal("abc", server.Client.Logs.ReadText(Slug, 7));
        Assert.Equal(2, server.Builds);
        Assert.Equal(["/1/0?signature=secret-1", "/2/0?signature=secret-1", "/2/0?signature=secret-2", "/2/1?signature=secret-2"], server.Asked);
        Assert.Equal("abc", await server.Client.Logs.ReadTextAsync(Slug, 7));

        Task Expiring(HttpContext context, string text)
        {
            if (context.Request.QueryString.Value!.EndsWith("secret-1", StringComparison.Ordinal))
            {
                context.Response.StatusCode = status;
                return context.Response.WriteAsync("<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>");
            }

            return context.Response.WriteAsync($"[{Message(text)}]");
        }
    }

    [Fact]
    public async Task That_are_refused_with_a_new_address_too_fail()
    {
        await using var server = await LogServer.StartAsync();
        server.Step("a", server.Action(1, "a", context =>
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        }));

        var e = Assert.Throws<CircleCiPermissionException>(() => server.Client.Logs.ReadText(Slug, 7));

        Assert.Equal(HttpStatusCode.Forbidden, e.StatusCode);
        Assert.Equal(2, server.Builds);
        Assert.Equal(2, server.Asked.Count);
        Assert.DoesNotContain("secret", e.ToString());
        Assert.DoesNotContain(Token, e.ToString());
    }

    [Fact]
    public async Task That_would_be_read_in_the_clear_are_refused()
    {
        await using var server = await LogServer.StartAsync();
        server.Step("a", new { name = "a", step = 1, has_output = true, output_url = "http://storage.test/1?signature=secret" });

        var e = Assert.Throws<CircleCiFormatException>(() => server.Client.Logs.ReadText(Slug, 7));

        Assert.Equal("The output of step 'a' of job 7 has no https URL.", e.Message);
    }

    [Fact]
    public async Task That_break_off_say_how_far_they_got()
    {
        await using var server = await LogServer.StartAsync();
        var half = "[" + string.Join(",", Enumerable.Repeat(Message(new string('x', 99) + "\n"), 2000)) + ",";
        server.Step("a", server.Action(1, "Run tests", async context =>
        {
            // More was promised than comes.
            context.Response.ContentLength = 1_000_000;
            await context.Response.WriteAsync(half);
        }));
        var count = 0;

        var e = Assert.Throws<CircleCiConnectionException>(() =>
        {
            foreach (var line in server.Client.Logs.Read(Slug, 7))
                count++;
        });
        var cut = await Assert.ThrowsAsync<CircleCiConnectionException>(() => server.Client.Logs.ReadTextAsync(Slug, 7));

        Assert.InRange(count, 1, 2000);
        Assert.StartsWith($"The output of step 'Run tests', container 0, ended unexpectedly after {count} lines. GET http", e.Message);
        Assert.StartsWith("The output of step 'Run tests', container 0, ended unexpectedly after ", cut.Message);
        Assert.EndsWith("/1/0", e.RequestPath);
        Assert.DoesNotContain("secret", e.ToString());
    }

    [Fact]
    public async Task Come_off_the_wire_as_they_are_read()
    {
        await using var server = await LogServer.StartAsync();
        // What other calls leave behind may be larger than a log's buffer, and must not be waited for to be full.
        for (var i = 0; i < 8; i++)
            CircleCi.Generated.Json.Buffers<byte>.Return(new byte[1 << 20]);
        var more = new TaskCompletionSource();
        var many = string.Join(",", Enumerable.Repeat(Message(new string('x', 99) + "\n"), 2000));
        server.Step("a", server.Action(1, "a", async context =>
        {
            await context.Response.WriteAsync($"[{many},");
            await context.Response.Body.FlushAsync();
            // A reader that waited for all of it would wait for itself.
            await more.Task.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync($"{many}]");
        }));

        // Fails instead of waiting for ever.
        var count = await Task.Run(() => server.Client.Logs.Read(Slug, 7).Count(_ => more.TrySetResult() || true)).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(4000, count);
    }

    [Fact]
    public async Task Can_be_asked_for_by_a_job_of_a_workflow()
    {
        await using var server = await ThreeStepsAsync();
        var job = new WorkflowJob { Name = "test", ProjectSlug = Slug, JobNumber = 7 };

        Assert.Equal(5, server.Client.Logs.Read(job).Count());
        Assert.Equal("ready\n", await server.Client.Logs.ReadTextAsync(job, new() { Step = "Spin up" }));
        Assert.Equal("ready\n", server.Client.Logs.ReadText(job, new() { Step = "Spin up" }));
        Assert.Contains("The job hold has no number", Assert.Throws<ArgumentException>(() => server.Client.Logs.Read(new WorkflowJob { Name = "hold", ProjectSlug = Slug })).Message);
    }

    [Fact]
    public async Task End_when_they_are_canceled()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await ThreeStepsAsync();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var line in server.Client.Logs.Read(Slug, 7, cancellationToken: stop.Token))
                stop.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.Client.Logs.ReadTextAsync(Slug, 7, cancellationToken: stop.Token));
    }

    [Fact]
    public void Can_be_replaced_in_tests()
    {
        using var circle = new FakeCircle();

        Assert.Equal("from a test", circle.Logs.ReadText(Slug, 7));
    }

    [Fact]
    public async Task Go_by_the_options_as_they_were_at_the_call()
    {
        await using var server = await ThreeStepsAsync();
        var options = new LogsReadOptions { Step = "Spin up" };

        var lines = server.Client.Logs.Read(Slug, 7, options);
        options.Step = "none";

        Assert.Equal("ready\n", string.Concat(lines));
#if !NETSTANDARD_ASSEMBLY
        options.Step = "Spin up";
        var later = server.Client.Logs.ReadAsync(new WorkflowJob { ProjectSlug = Slug, JobNumber = 7 }, options);
        options.Step = "none";
        var count = 0;
        await foreach (var line in later)
            count++;
        Assert.Equal(1, count);
#endif
    }

#if !NETSTANDARD_ASSEMBLY
    [Fact]
    public async Task Come_with_await_foreach_as_without()
    {
        await using var server = await ThreeStepsAsync();
        var lines = new List<string>();

        await foreach (var line in server.Client.Logs.ReadAsync(new WorkflowJob { ProjectSlug = Slug, JobNumber = 7 }))
            lines.Add($"{line.Step}/{line}");

        Assert.Equal(server.Client.Logs.Read(Slug, 7).Select(l => $"{l.Step}/{l}"), lines);
    }

    [Fact]
    public async Task End_when_await_foreach_is_canceled()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await ThreeStepsAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var line in server.Client.Logs.ReadAsync(Slug, 7).WithCancellation(stop.Token))
                await stop.CancelAsync();
        });
    }
#endif

    private static async Task<LogServer> ThreeStepsAsync()
    {
        var server = await LogServer.StartAsync();
        server.Step("Spin up", server.Action(0, "Spin up", $"[{Message("rea")},{Message("dy\n")}]"));
        server.Step(
            "Run tests",
            server.Action(101, "Run tests", $"[{Message("one\n")},{Message("oops\n", "err")},{Message("two")}]", truncated: true),
            server.Action(101, "Run tests", $"[{Message("three\n")}]", index: 1, status: "failed"));
        return server;
    }

    private sealed class FakeCircle : CircleCiClient
    {
        public FakeCircle()
            : base("")
        {
        }

        public override LogsClient Logs { get; } = new FakeLogs();
    }

    private sealed class FakeLogs : LogsClient
    {
        public override IEnumerable<LogLine> Read(ProjectSlug projectSlug, long jobNumber, LogsReadOptions? options = null, CancellationToken cancellationToken = default) =>
            [new LogLine { Step = "test", Text = "from a test" }];
    }
}
