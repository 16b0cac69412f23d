using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Sandbox.Tests.Faults;

public class Failing
{
    public static TheoryData<SandboxFault, double?> Limits => new()
    {
        { SandboxFault.TooManyRequests(), null },
        { SandboxFault.TooManyRequests().WithRetryAfter(TimeSpan.FromSeconds(7)), 7 },
        { SandboxFault.TooManyRequests().WithRetryAfterDate(TimeSpan.FromSeconds(30)), 30 },
        { SandboxFault.TooManyRequests().WithRateLimit(TimeSpan.FromSeconds(11)), 11 },
        { SandboxFault.TooManyRequests().WithXRateLimit(TimeSpan.FromSeconds(12), window: "Minute"), 12 },
        { SandboxFault.TooManyRequests().WithRetryAfter(TimeSpan.FromSeconds(7)).WithBody("Rate limited."), 7 },
        { SandboxFault.TooManyRequests().WithRetryAfter(TimeSpan.FromSeconds(7)).WithBody(""), 7 },
        { SandboxFault.TooManyRequests().WithRetryAfter(TimeSpan.FromSeconds(7)).WithBody("{}", "application/json"), 7 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task A_limit_is_waited_for_as_long_as_it_says(SandboxFault limit, double? seconds)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Fail(limit);
        using var client = circle.CreateClient();
        var before = circle.Clock.UtcNow;

        Assert.Equal("ada", (await client.V2.Users.GetCurrentAsync()).Login);

        Assert.Equal([429, 200], circle.Requests.Select(r => r.Status));
        Assert.Equal([limit, null], circle.Requests.Select(r => r.Fault));
        var waited = (circle.Clock.UtcNow - before).TotalSeconds;
        if (seconds is { } asked)
            Assert.Equal(asked, waited);
        else
            Assert.InRange(waited, 0.25, 0.5);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task A_limit_that_stays_is_told(SandboxFault limit, double? seconds)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Fail(limit, times: 2);
        using var client = circle.CreateClient(o => o.Retry.MaxRetries = 1);

        var e = await Assert.ThrowsAsync<CircleCiRateLimitException>(() => client.V2.Users.GetCurrentAsync());

        Assert.Equal(seconds, (e.RetryAfter ?? e.RateLimit?.Reset)?.TotalSeconds);
        Assert.Equal([429, 429], circle.Requests.Select(r => r.Status));
    }

    [Fact]
    public async Task A_limit_tells_how_many_calls_are_left()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Fail(SandboxFault.TooManyRequests().WithRateLimit(TimeSpan.FromSeconds(11), limit: 300));
        using var client = circle.CreateClient(o => o.Retry.MaxRetries = 0);

        var e = await Assert.ThrowsAsync<CircleCiRateLimitException>(() => client.V2.Users.GetCurrentAsync());

        Assert.Equal("0 of 300 calls left, all again in 11 s", e.RateLimit!.ToString());
        Assert.Contains("Rate limit exceeded.", e.Message);
    }

    [Fact]
    public async Task A_refused_trigger_is_tried_again_after_a_limit_and_runs_once()
    {
        await using var circle = await StartAsync();
        circle.Fail(SandboxFault.TooManyRequests(), on: "V2.Pipelines.Trigger");
        using var client = circle.CreateClient();

        Assert.Equal(1, (await client.V2.Pipelines.TriggerAsync("gh/acme/shop")).Number);

        Assert.Equal([429, 201], circle.Requests.Select(r => r.Status));
    }

    [Fact]
    public async Task A_trigger_is_not_tried_again_after_an_error_of_the_server()
    {
        await using var circle = await StartAsync();
        circle.Fail(SandboxFault.ServerError(), on: "V2.Pipelines.Trigger");
        using var client = circle.CreateClient();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Pipelines.TriggerAsync("gh/acme/shop"));

        Assert.Equal(HttpStatusCode.InternalServerError, e.StatusCode);
        Assert.Contains("Internal server error.", e.Message);
        Assert.Equal(500, circle.Requests.Single(r => r.Operation == "V2.Pipelines.Trigger").Status);
    }

    [Fact]
    public async Task A_trigger_whose_answer_is_lost_has_run()
    {
        await using var circle = await StartAsync();
        circle.Fail(SandboxFault.CutBody(), on: "V2.Pipelines.Trigger");
        using var client = circle.CreateClient();

        var e = await Assert.ThrowsAsync<CircleCiConnectionException>(() => client.V2.Pipelines.TriggerAsync("gh/acme/shop"));

        Assert.True(e.MayHaveArrived);
        Assert.EndsWith("CircleCI may have acted on it: look before you call again.", e.Message);
        Assert.Equal(0, circle.Requests.Single().Status);
        Assert.Single(client.V2.Pipelines.ListForProject("gh/acme/shop").Items);
    }

    [Fact]
    public async Task Other_operations_go_on_while_one_fails()
    {
        await using var circle = await StartAsync();
        circle.Fail(SandboxFault.ServerError(503), on: "V2.Projects.Get", times: int.MaxValue);
        using var client = circle.CreateClient(o => o.Retry.MaxRetries = 2);

        await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Projects.GetAsync("gh/acme/shop"));
        Assert.Equal("ada", (await client.V2.Users.GetCurrentAsync()).Login);
        circle.Recover();
        Assert.Equal("shop", (await client.V2.Projects.GetAsync("gh/acme/shop")).Name);

        Assert.Equal([503, 503, 503, 200, 200], circle.Requests.Select(r => r.Status));
    }

    [Fact]
    public async Task Faults_come_in_their_order()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Fail(SandboxFault.ServerError(), times: 2);
        circle.Fail(SandboxFault.ProxyError(503));
        using var client = circle.CreateClient();

        await client.V2.Users.GetCurrentAsync();

        Assert.Equal([500, 500, 503, 200], circle.Requests.Select(r => r.Status));
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_page_of_a_proxy_is_told_by_its_title(int status)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Fail(SandboxFault.ProxyError(status));
        using var client = circle.CreateClient(o => o.Retry.MaxRetries = 0);

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Users.GetCurrentAsync());

        Assert.Equal(status, (int)e.StatusCode!);
        Assert.Contains($"a web page, \"{status} of the proxy\"", e.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cut_connection_is_told_and_tried_again(bool isWithinBody)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Fail(isWithinBody ? SandboxFault.CutBody(after: 5) : SandboxFault.CutConnection());
        // A connection of its own, which .NET does not try again by itself.
        using (var first = circle.CreateClient(o => o.Retry.MaxRetries = 0))
            await Assert.ThrowsAsync<CircleCiConnectionException>(() => first.V2.Users.GetCurrentAsync());
        circle.Fail(isWithinBody ? SandboxFault.CutBody(after: 5) : SandboxFault.CutConnection());
        using var second = circle.CreateClient();

        Assert.Equal("ada", (await second.V2.Users.GetCurrentAsync()).Login);

        Assert.Equal([0, 0, 200], circle.Requests.Select(r => r.Status));
    }

    [Fact]
    public async Task A_slow_answer_comes_when_the_test_lets_it()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var slow = SandboxFault.SlowBody(Timeout.InfiniteTimeSpan);
        circle.Fail(slow);
        using var client = circle.CreateClient();

        var call = client.V2.Users.GetCurrentAsync();
        await slow.WhenBegunAsync();
        Assert.False(call.IsCompleted);
        slow.Release();

        Assert.Equal("ada", (await call).Login);
    }

    [Fact]
    public async Task A_slow_answer_comes_byte_by_byte()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Fail(SandboxFault.SlowBody(TimeSpan.Zero));
        using var client = circle.CreateClient();

        Assert.Equal("ada", (await client.V2.Users.GetCurrentAsync()).Login);
        Assert.Equal([200], circle.Requests.Select(r => r.Status));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_given_up()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Fail(SandboxFault.NoResponse());
        using var client = circle.CreateClient(o =>
        {
            o.AttemptTimeout = TimeSpan.FromMilliseconds(300);
            o.Retry.MaxRetries = 0;
        });

        await Assert.ThrowsAsync<CircleCiTimeoutException>(() => client.V2.Users.GetCurrentAsync());
    }

    [Fact]
    public async Task A_call_without_an_answer_can_be_canceled_or_released()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var stall = SandboxFault.NoResponse();
        circle.Fail(stall, times: 2);
        using var client = circle.CreateClient();
        using var canceling = new CancellationTokenSource();

        var canceled = client.V2.Users.GetCurrentAsync(canceling.Token);
        var released = client.V2.Users.GetCurrentAsync();
        await stall.WhenBegunAsync();
        await canceling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        stall.Release();

        Assert.Equal("ada", (await released).Login);
        Assert.Contains(200, circle.Requests.Select(r => r.Status));
    }

    [Fact]
    public async Task The_end_of_the_sandbox_ends_calls_that_wait()
    {
        var circle = await CircleCiSandbox.StartAsync();
        var stall = SandboxFault.NoResponse();
        circle.Fail(stall, times: int.MaxValue);
        using var client = circle.CreateClient(o => o.Retry.MaxRetries = 0);
        var call = client.V2.Users.GetCurrentAsync();
        await stall.WhenBegunAsync();

        await circle.DisposeAsync();

        await Assert.ThrowsAsync<CircleCiConnectionException>(() => call);
        Assert.Equal(0, circle.Requests.Single().Status);
    }

    [Fact]
    public async Task An_operation_that_does_not_exist_is_told_with_near_ones()
    {
        await using var circle = await CircleCiSandbox.StartAsync();

        var e = Assert.Throws<ArgumentException>(() => circle.Fail(SandboxFault.ServerError(), on: "V2.Pipeline.trigger"));

        Assert.StartsWith("There is no operation 'V2.Pipeline.trigger'. Near it are V2.Pipelines.Trigger, ", e.Message);
    }

    [Fact]
    public async Task Faults_that_cannot_be_are_refused()
    {
        await using var circle = await CircleCiSandbox.StartAsync();

        Assert.Throws<ArgumentOutOfRangeException>(() => circle.Fail(SandboxFault.ServerError(), times: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SandboxFault.ServerError(404));
        Assert.Throws<ArgumentOutOfRangeException>(() => SandboxFault.Status(200, "Fine."));
        Assert.Throws<ArgumentOutOfRangeException>(() => SandboxFault.CutBody(after: -1));
        Assert.Throws<ArgumentException>(() => SandboxFault.TooManyRequests().WithXRateLimit(TimeSpan.Zero, window: "Week"));
    }

    private static async Task<CircleCiSandbox> StartAsync()
    {
        var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop");
        return circle;
    }
}
