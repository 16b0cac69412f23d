using CircleCi.Generated.Logs;

namespace CircleCi.Generated.Tests.Logs;

/// <summary>Logs whose reading is canceled, wherever it is: the exception has the token that the caller canceled.</summary>
public class Canceling
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    public static TheoryData<string, bool> Places => new()
    {
        { "call", true }, { "call", false }, { "enumeration", true }, { "enumeration", false },
    };

#if !NETSTANDARD_ASSEMBLY
    [Theory]
    [MemberData(nameof(Places))]
    public async Task Throws_with_the_token_that_was_canceled(string where, bool whileItReads)
    {
        await using var server = await StartAsync(whileItReads);
        using var ofCall = new CancellationTokenSource();
        using var ofEnumeration = new CancellationTokenSource();
        var source = where == "call" ? ofCall : ofEnumeration;

        // With the other token too, and without.
        foreach (var hasOther in new[] { true, false })
        {
            var call = hasOther || where == "call" ? ofCall.Token : default;
            var enumeration = hasOther || where != "call" ? ofEnumeration.Token : default;
            var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (var line in server.Client.Logs.ReadAsync("gh/acme/shop", 7, null, call).WithCancellation(enumeration))
                    Cancel(source, whileItReads);
            }).WaitAsync(Guard);
            Assert.Equal(source.Token, e.CancellationToken);
        }
    }
#endif

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ends_a_copy_between_two_lines(bool isAsync)
    {
        await using var server = await StartAsync(whileItReads: false);
        using var source = new CancellationTokenSource();
        using var writer = new CancelingWriter(source);

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            if (isAsync)
                await server.Client.Logs.CopyToAsync("gh/acme/shop", 7, writer, null, source.Token);
            else
                server.Client.Logs.CopyTo("gh/acme/shop", 7, writer, null, source.Token);
        });

        Assert.Equal(source.Token, e.CancellationToken);
        Assert.Equal("1\n", writer.ToString());
    }

    private static async Task<LogServer> StartAsync(bool whileItReads)
    {
        var server = await LogServer.StartAsync(CircleCiClock.System);
        server.Step("Run tests", server.Action(0, "Run tests", async context =>
        {
            var start = new string('x', 70_000);
            await context.Response.BodyWriter.WriteAsync(System.Text.Encoding.UTF8.GetBytes(whileItReads ? $"1\n{start}" : "1\n2\n3\n"));
            // The rest of it never comes.
            if (whileItReads)
                await Task.Delay(Guard, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        }));
        return server;
    }

    private static void Cancel(CancellationTokenSource source, bool later)
    {
        if (later)
            source.CancelAfter(20);
        else
            source.Cancel();
    }

    private sealed class CancelingWriter(CancellationTokenSource source) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            source.Cancel();
        }

        public override Task WriteAsync(string? value)
        {
            Write(value);
            return Task.CompletedTask;
        }
    }
}
