using System.Diagnostics;
using System.IO.Compression;
using CircleCi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Tests.Http;

/// <summary>What a server sends, and what it unpacks to, takes no more memory than the options allow.</summary>
public class Sizes
{
    private const int Megabyte = 1024 * 1024;

    // A gigabyte of blanks, in a megabyte.
    private static readonly Lazy<byte[]> Bomb = new(() =>
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var blanks = new byte[Megabyte];
            Array.Fill(blanks, (byte)' ');
            for (var i = 0; i < 1024; i++)
                gzip.Write(blanks);
        }

        return packed.ToArray();
    });

    public static TheoryData<int, string, bool> Bombs
    {
        get
        {
            var cases = new TheoryData<int, string, bool>();
            foreach (var call in new[] { "call", "raw", "list", "array" })
            {
                foreach (var status in new[] { 200, 404, 503 })
                {
                    cases.Add(status, call, true);
                    cases.Add(status, call, false);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task Of_bombs_are_bounded(int status, string call, bool isAsync)
    {
        await using var server = await Loopback.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(Bomb.Value).AsTask();
        });
        using var circle = server.Client(configure: o =>
        {
            o.Clock = new TestClock();
            o.Retry.MaxRetries = 0;
            o.MaxResponseContentBufferSize = 20 * Megabyte;
        });
        var before = Peak();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>((call, isAsync) switch
        {
            ("call", true) => () => circle.V2.Users.GetCurrentAsync(),
            ("call", false) => () => Task.Run(() => circle.V2.Users.GetCurrent()),
            ("raw", true) => () => circle.SendAsync(HttpMethod.Get, "/api/v2/me"),
            ("raw", false) => () => Task.Run(() => circle.Send(HttpMethod.Get, "/api/v2/me")),
            ("list", _) => () => Task.Run(() => circle.V2.Contexts.Enumerate("gh/acme").ToList()),
            _ => () => Task.Run(() => circle.V11.Builds.EnumerateForProject("gh/acme/shop").ToList()),
        });

        if (status == 200)
            Assert.Contains("more than 20971520 bytes (MaxResponseContentBufferSize)", e.Message);
        else
            Assert.Equal((status, true), ((int?)e.StatusCode, e.ResponseBody!.EndsWith("(truncated after 1 MB)", StringComparison.Ordinal)));
        Assert.InRange(e.ResponseBody?.Length ?? 0, 0, Megabyte + 100);
        Assert.InRange(Peak() - before, long.MinValue, 400L * Megabyte);
    }

    [Fact]
    public async Task Of_whole_responses_are_those_of_the_option()
    {
        await using var server = await Loopback.StartAsync(context => context.Response.WriteAsync($"\"{new string('x', 998)}\""));
        using var enough = server.Client(configure: o => o.MaxResponseContentBufferSize = 1000);
        using var less = server.Client(configure: o => o.MaxResponseContentBufferSize = 999);

        Assert.Equal(1000, (await enough.SendAsync(HttpMethod.Get, "/x")).Body.Length);
        await Assert.ThrowsAnyAsync<CircleCiException>(() => less.SendAsync(HttpMethod.Get, "/x"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void That_cannot_be_are_refused(long size) =>
        Assert.Contains($"MaxResponseContentBufferSize is {size}", Assert.Throws<ArgumentException>(() => new CircleCiClient(new CircleCiClientOptions { Token = "", MaxResponseContentBufferSize = size })).Message);

    private static long Peak()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
