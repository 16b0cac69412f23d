using System.Net;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

public class Tokens
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task That_are_empty_mean_no_header_at_all(string token)
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client(token);

        await circle.V2.Users.GetCurrentAsync();

        Assert.DoesNotContain("Circle-Token", wire.Request.Headers.Keys);
    }

    [Fact]
    public async Task Read_from_a_file_may_end_with_its_newline()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client("CCIPAT_1\n");

        await circle.V2.Users.GetCurrentAsync();

        Assert.Equal("CCIPAT_1", wire.Request.Headers["Circle-Token"]);
    }

    [Theory]
    [InlineData("CCIPAT_1\r\nX-Other: 2")]
    [InlineData("CCIPAT 1")]
    [InlineData("CCIPAT_é")]
    public void That_no_token_can_be_are_refused_without_repeating_them(string token)
    {
        var e = Assert.Throws<ArgumentException>(() => new CircleCiClient(token));

        Assert.DoesNotContain("CCIPAT", e.ToString());
    }

    [Fact]
    public void Are_in_no_text_that_describes_the_options() =>
        Assert.Equal("https://circleci.com/ with a token", new CircleCiClientOptions { Token = "CCIPAT_secret", BaseAddress = CircleCiClientOptions.CloudAddress }.ToString());

    [Fact]
    public void Are_in_no_dump_of_the_options()
    {
        var options = new CircleCiClientOptions { Token = "CCIPAT_dumped" };

        Assert.DoesNotContain("CCIPAT", Newtonsoft.Json.JsonConvert.SerializeObject(options, new Newtonsoft.Json.JsonSerializerSettings { Error = (_, e) => e.ErrorContext.Handled = true }));
#if !NETSTANDARD_ASSEMBLY
        Assert.DoesNotContain("CCIPAT", System.Text.Json.JsonSerializer.Serialize(new { options.Product, options.BaseAddress, Options = options.ToString() }));
        Assert.NotEmpty(typeof(CircleCiClientOptions).GetProperty("Token")!.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute), false));
#endif
    }

    [Fact]
    public void Of_null_are_refused()
    {
        Assert.Contains("check that the variable that holds them is set", Assert.Throws<ArgumentNullException>(() => new CircleCiClient((string)null!)).Message);
        Assert.Contains("check that the variable that holds them is set", Assert.Throws<ArgumentNullException>(() => new CircleCiClient((CircleCiClientOptions)null!)).Message);
    }

    [Theory]
    [InlineData("http://circleci.example.org")]
    [InlineData("http://192.0.2.1:8080")]
    public void Are_not_sent_in_the_clear(string address)
    {
        var options = new CircleCiClientOptions { Token = "CCIPAT_clear", BaseAddress = new Uri(address) };

        var e = Assert.Throws<ArgumentException>(() => new CircleCiClient(options));

        Assert.Contains("in clear text", e.Message);
        Assert.DoesNotContain("CCIPAT", e.ToString());
        new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri(address) }).Dispose();
        new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_clear", BaseAddress = new Uri("http://localhost:1") }).Dispose();
    }

    [Fact]
    public void Come_from_a_provider_for_each_try()
    {
        using var wire = new Wire(HttpStatusCode.ServiceUnavailable, "{}");
        var next = 0;
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "unused", TokenProvider = () => $"CCIPAT_{++next}", BaseAddress = new Uri("https://circle.test"), Handler = wire, Clock = wire.Clock });

        Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());

        Assert.Equal(["CCIPAT_1", "CCIPAT_2", "CCIPAT_3", "CCIPAT_4"], wire.Requests.Select(r => r.Headers["Circle-Token"]));
    }

    [Fact]
    public void Of_a_provider_are_checked_before_anything_is_sent()
    {
        using var wire = new Wire(json: "{}");
        using var bad = new CircleCiClient(new CircleCiClientOptions { TokenProvider = () => "CCIPAT\n1", BaseAddress = new Uri("https://circle.test"), Handler = wire });
        using var clear = new CircleCiClient(new CircleCiClientOptions { TokenProvider = () => "CCIPAT_1", BaseAddress = new Uri("http://circle.test"), Handler = wire });

        Assert.DoesNotContain("CCIPAT", Assert.Throws<ArgumentException>(() => bad.V2.Users.GetCurrent()).ToString());
        Assert.DoesNotContain("CCIPAT", Assert.Throws<ArgumentException>(() => clear.V2.Users.GetCurrent()).ToString());
        Assert.Empty(wire.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Come_from_an_async_provider_for_each_attempt(bool isAsync)
    {
        using var wire = new Wire(HttpStatusCode.ServiceUnavailable, "{}");
        var next = 0;
        using var circle = new CircleCiClient(new CircleCiClientOptions
        {
            Token = "unused",
            BaseAddress = new Uri("https://circle.test"),
            Handler = wire,
            Clock = wire.Clock,
            AsyncTokenProvider = async _ =>
            {
                await Task.Yield();
                return $"CCIPAT_{++next}";
            },
        });

        if (isAsync)
            await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync());
        else
            Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());

        Assert.Equal(["CCIPAT_1", "CCIPAT_2", "CCIPAT_3", "CCIPAT_4"], wire.Requests.Select(r => r.Headers["Circle-Token"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_an_async_provider_are_waited_for_no_longer_than_the_call_lasts(bool isAsync)
    {
        using var wire = new Wire(json: "{}");
        using var stop = new CancellationTokenSource();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var circle = new CircleCiClient(new CircleCiClientOptions
        {
            BaseAddress = new Uri("https://circle.test"),
            Handler = wire,
            // One that overlooks its token.
            AsyncTokenProvider = _ =>
            {
                asked.TrySetResult();
                return new TaskCompletionSource<string?>().Task;
            },
        });

        var call = isAsync ? circle.V2.Users.GetCurrentAsync(stop.Token) : Task.Run(() => circle.V2.Users.GetCurrent(stop.Token));
        await asked.Task;
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Of_an_async_provider_are_checked_and_its_failures_passed_on()
    {
        using var wire = new Wire(json: "{}");
        using var bad = new CircleCiClient(new CircleCiClientOptions { AsyncTokenProvider = _ => Task.FromResult<string?>("CCIPAT\n1"), BaseAddress = new Uri("https://circle.test"), Handler = wire });
        using var clear = new CircleCiClient(new CircleCiClientOptions { AsyncTokenProvider = _ => Task.FromResult<string?>("CCIPAT_1"), BaseAddress = new Uri("http://circle.test"), Handler = wire });
        using var failing = new CircleCiClient(new CircleCiClientOptions { AsyncTokenProvider = _ => throw new InvalidOperationException("The vault is closed."), BaseAddress = new Uri("https://circle.test"), Handler = wire });

        await Assert.ThrowsAsync<ArgumentException>(() => bad.V2.Users.GetCurrentAsync());
        Assert.Throws<ArgumentException>(() => clear.V2.Users.GetCurrent());
        Assert.Equal("The vault is closed.", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing.V2.Users.GetCurrentAsync())).Message);
        Assert.Empty(wire.Requests);
        Assert.Contains("set one of them", Assert.Throws<ArgumentException>(() => new CircleCiClient(new CircleCiClientOptions { TokenProvider = () => "a", AsyncTokenProvider = _ => Task.FromResult<string?>("b") })).Message);
    }

    [Fact]
    public void That_a_server_repeats_do_not_reach_the_exception()
    {
        using var wire = new Wire(HttpStatusCode.BadRequest, """{"message":"Bad header Circle-Token: CCIPAT_test"}""");
        using var circle = wire.Client();

        var e = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());

        Assert.Contains("Circle-Token: ***", e.Message);
        Assert.DoesNotContain("CCIPAT_test", e + e.ResponseBody);
    }
}
