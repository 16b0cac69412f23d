using System.Diagnostics;
using System.Net;
using System.Text;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CircleCi.Sandbox.Tests.Server;

/// <summary>Sandboxes know nothing of each other, nor of the program that they are in, and do not grow with what they are asked.</summary>
public class SideBySide
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Each_has_its_own_tokens()
    {
        await using var first = await CircleCiSandbox.StartAsync();
        await using var second = await CircleCiSandbox.StartAsync();
        var tokens = new[] { first, second }.Select(c => new[] { c.Token, c.Org("acme").Project("shop").Token(), c.PersonalToken("grace") }).ToList();

        foreach (var token in tokens[0])
        {
            using var client = second.CreateClient(o => o.Token = token);
            var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V11.Builds.ListForProjectAsync("gh/acme/shop"));
            Assert.Equal(HttpStatusCode.Unauthorized, e.StatusCode);
            Assert.Contains("Invalid token provided.", e.Message);
        }

        Assert.Empty(tokens[0].Intersect(tokens[1]));
    }

    [Fact]
    public async Task Two_run_in_parallel_each_with_what_is_its_own()
    {
        await using var first = await CircleCiSandbox.StartAsync();
        await using var second = await CircleCiSandbox.StartAsync();

        await Task.WhenAll(new[] { (Circle: first, Name: "one"), (Circle: second, Name: "two") }.Select(s => Task.Run(async () =>
        {
            s.Circle.Org("acme").Project(s.Name);
            using var client = s.Circle.CreateClient();
            for (var i = 1; i <= 25; i++)
            {
                var run = await client.V2.Pipelines.TriggerAndWaitAsync($"gh/acme/{s.Name}");
                Assert.Equal(i, run.Pipeline.Number);
            }
        })));

        Assert.Equal([first, second], new[] { first, second }.Where(c => c.Requests.Count(r => r.Operation == "V2.Pipelines.Trigger") == 25));
        Assert.DoesNotContain(first.Requests, r => r.Path.Contains("two", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_runs_beside_an_application_that_uses_it()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop");
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(circle.CreateClient());
        await using var application = builder.Build();
        application.MapGet("/trigger", async (CircleCiClient client) => (await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop")).ToString());
        await application.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };

        Assert.StartsWith("pipeline 1: success", await http.GetStringAsync("/trigger"));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/api/v2/me")).StatusCode);
    }

    [Fact]
    public async Task A_program_s_own_settings_mean_nothing_to_it()
    {
        var folder = Directory.CreateTempSubdirectory("circleci-host-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "appsettings.json"), """{"AllowedHosts":"shop.test","Kestrel":{"Endpoints":{"A":{"Url":"http://127.0.0.1:1"}}}}""");
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Child).Assembly.Location]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("ASPNETCORE_URLS", "http://127.0.0.1:1"), ("DOTNET_URLS", "http://127.0.0.1:1"), ("HTTP_PORTS", "1"), ("AllowedHosts", "shop.test"), ("Kestrel__Endpoints__B__Url", "http://127.0.0.1:2"), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true") })
            start.Environment[name] = value;
        using var child = Process.Start(start)!;
        try
        {
            Assert.Equal("ready", await child.StandardOutput.ReadLineAsync().WaitAsync(Guard));
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync().WaitAsync(Guard);
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Remembers_the_newest_requests_only()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var http = new HttpClient { BaseAddress = circle.Address };

        for (var i = 0; i < 6; i++)
        {
            using var response = await http.PostAsync($"/api/v2/organization?n={i}", new StringContent(new string('x', 9_000_000), Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.Equal(["?n=3", "?n=4", "?n=5"], circle.Requests.Select(r => r.Query));
        Assert.Equal(3, circle.Requests.Count);
        Assert.All(circle.Requests, r => Assert.Equal(9_000_000, r.Body.Length));
    }

    [Fact]
    public async Task Remembers_ten_thousand_requests()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        const int Sent = 10_050;
        var requests = string.Concat(Enumerable.Range(1, Sent).Select(i => $"GET /api/v2/me?n={i} HTTP/1.1\r\nHost: a\r\n{(i == Sent ? "Connection: close\r\n" : "")}\r\n"));

        await RawHttp.SendAsync(circle.Address.Port, requests);

        Assert.Equal(10_000, circle.Requests.Count);
        Assert.Equal($"?n={Sent}", circle.Requests.Last().Query);
    }
}
