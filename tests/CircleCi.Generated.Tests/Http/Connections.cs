using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CircleCi.Generated.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CircleCi.Generated.Tests.Http;

/// <summary>What real connections do.</summary>
public class Connections
{
    [Fact]
    public async Task Are_used_again_also_after_errors()
    {
        var used = new ConcurrentDictionary<string, int>();
        var statuses = new Queue<int>([200, 404, 500, 200, 409]);
        await using var server = await Loopback.StartAsync(async context =>
        {
            used.AddOrUpdate(context.Connection.Id, 1, (_, n) => n + 1);
            context.Response.StatusCode = statuses.Dequeue();
            await context.Response.WriteAsync("""{"message":"m"}""");
        });
        using var circle = server.Client("", o => o.Retry.MaxRetries = 0);

        for (var i = 0; i < 5; i++)
        {
            try
            {
                await circle.V2.Users.GetCurrentAsync();
            }
            catch (CircleCiException)
            {
            }
        }

        Assert.Equal(5, Assert.Single(used).Value);
    }

    [Fact]
    public async Task Whose_certificate_nobody_vouches_for_are_refused_before_anything_is_sent()
    {
        var asked = 0;
        await using var server = await StartTlsAsync(context =>
        {
            asked++;
            return context.Response.WriteAsync("""{"login":"ada"}""");
        });
        var address = new Uri(server.Urls.First());
        var clock = new TestClock();
        using var careful = new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_tls", BaseAddress = address, Clock = clock });
        using var trusting = new CircleCiClient(new CircleCiClientOptions
        {
            Token = "CCIPAT_tls",
            BaseAddress = address,
            Handler = new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true } },
        });

        var e = await Assert.ThrowsAsync<CircleCiConnectionException>(() => careful.V2.Pipelines.TriggerAsync("gh/acme/shop", new()));

        Assert.False(e.MayHaveArrived);
        Assert.Equal(0, asked);
        Assert.Equal("ada", (await trusting.V2.Users.GetCurrentAsync()).Login);
    }

    [Fact]
    public async Task That_are_slow_are_waited_for_while_something_comes()
    {
        await using var server = await Loopback.StartAsync(async context =>
        {
            foreach (var part in new[] { "{", "\"login\"", ":", "\"a", "da\"", "}" })
            {
                await context.Response.WriteAsync(part);
                await context.Response.Body.FlushAsync();
            }
        });
        using var circle = server.Client();

        Assert.Equal("ada", (await circle.V2.Users.GetCurrentAsync()).Login);
        Assert.Equal("ada", circle.V2.Users.GetCurrent().Login);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Are_let_go_when_a_call_is_canceled_in_its_body(bool isAsync)
    {
        using var stop = new CancellationTokenSource();
        var aborted = new TaskCompletionSource();
        await using var server = await Loopback.StartAsync(async context =>
        {
            context.RequestAborted.Register(() => aborted.TrySetResult());
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("{\"login\":");
            await context.Response.Body.FlushAsync();
            await stop.CancelAsync();
            await aborted.Task;
        });
        using var circle = server.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => isAsync ? circle.V2.Users.GetCurrentAsync(stop.Token) : Task.Run(() => circle.V2.Users.GetCurrent(stop.Token)));

        await aborted.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    private static async Task<WebApplication> StartTlsAsync(RequestDelegate response)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(certificate)));
        var server = builder.Build();
        server.Run(response);
        await server.StartAsync();
        return server;
    }
}
