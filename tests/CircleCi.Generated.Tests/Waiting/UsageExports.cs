using System.IO.Compression;
using System.Net;
using System.Text;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Tests.Waiting;

/// <summary>Exporting usage data to files, over real connections.</summary>
public sealed class UsageExports : IAsyncLifetime
{
    private const string Token = "CCIPAT_usage";

    private static readonly Guid Organization = new("b9291e0d-a11e-41fb-8517-c545388b5953");
    private static readonly Guid Id = new("e8235eed-f121-4ae3-9c72-2719d6572818");
    private static readonly UsageExportCreateRequest Request = new() { Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), End = new(2026, 10, 31, 0, 0, 0, TimeSpan.Zero) };

    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"usage-{Guid.NewGuid():N}");
    private readonly TestClock _clock = new();
    private readonly Reported<UsageExportProgress> _told = [];
    private readonly Queue<string> _states = new(["processing", "processing", "completed"]);
    private readonly List<string> _asked = [];
    private Func<string[]> _addresses = () => [];
    private Func<HttpContext, Task> _file = context => context.Response.Body.WriteAsync(Zipped(context.Request.Path)).AsTask();
    private int _creationStatus = StatusCodes.Status201Created;
    private Loopback _storage = null!;
    private Loopback _server = null!;

    public async Task InitializeAsync()
    {
        _storage = await Loopback.StartAsync(context =>
        {
            _asked.Add($"{context.Request.Path}{context.Request.QueryString}{(context.Request.Headers.Any(h => h.Value.ToString().Contains(Token)) ? " with the token" : "")}");
            return _file(context);
        });
        _server = await Loopback.StartAsync(RespondAsync);
        _addresses = () => [$"{_storage.Address}one?signature=1", $"{_storage.Address}two?signature=1"];
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _storage.DisposeAsync();
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    /// <summary>What a storage answers where an address has expired, for async and blocking calls.</summary>
    public static TheoryData<int, bool> Expiries => new() { { 400, true }, { 403, true }, { 404, true }, { 410, true }, { 400, false }, { 403, false }, { 404, false }, { 410, false } };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bring_all_parts_to_the_directory(bool isAsync)
    {
        using var circle = Client();

        var export = isAsync ? await circle.V2.Usage.ExportAsync(Organization, Request, _directory, _told) : circle.V2.Usage.Export(Organization, Request, _directory, _told);

        Assert.Equal(Id, export.UsageExportJobId.Value);
        Assert.Equal([FilePath(1), FilePath(2)], export.Files);
        Assert.Equal(["/one", "/two"], export.Files.Select(Unzipped));
        Assert.Equal(export.Files, Directory.GetFiles(_directory).Order());
        Assert.Equal(["/one?signature=1", "/two?signature=1"], _asked);
        Assert.Equal(["export is created", "export is processing", "export is completed: 0 of 2 files", "export is completed: 1 of 2 files", "export is completed: 2 of 2 files"], _told.Select(p => p.ToString()));
        Assert.Equal([10, 10, 15], _clock.Waits.Select(w => w.TotalSeconds));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Go_on_where_one_was_started_before(bool isAsync)
    {
        using var circle = Client();
        Directory.CreateDirectory(_directory);
        File.WriteAllText(FilePath(1), "of another time");

        var export = isAsync ? await circle.V2.Usage.DownloadExportAsync(Organization, Id, _directory, _told) : circle.V2.Usage.DownloadExport(Organization, Id, _directory, _told);

        Assert.Equal(["/one", "/two"], export.Files.Select(Unzipped));
        Assert.Equal("export is processing", _told[0].ToString());
        Assert.Equal([10, 15], _clock.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task Without_data_have_no_files()
    {
        _addresses = () => [];
        using var circle = Client();

        var export = await circle.V2.Usage.ExportAsync(Organization, Request, _directory, _told);

        Assert.Empty(export.Files);
        Assert.Empty(Directory.GetFiles(_directory));
        Assert.Equal("export is completed", _told[^1].ToString());
    }

    [Fact]
    public async Task That_fail_say_why()
    {
        Say("failed");
        using var circle = Client();

        var e = await Assert.ThrowsAsync<CircleCiException>(() => circle.V2.Usage.ExportAsync(Organization, Request, _directory));

        Assert.Equal($"Usage export {Id} failed: The query took too long.", e.Message);
        Assert.Empty(Directory.GetFiles(_directory));
    }

    [Fact]
    public async Task That_take_too_long_tell_their_id()
    {
        Say("processing");
        using var circle = Client();

        var e = await Assert.ThrowsAsync<CircleCiTimeoutException>(() => circle.V2.Usage.ExportAsync(Organization, Request, _directory, options: new() { Timeout = TimeSpan.FromMinutes(1) }));

        Assert.Equal($"Usage export {Id} did not finish within 60 s (WaitOptions.Timeout); export is processing.", e.Message);
        Assert.Equal([10, 10, 15, 22.5, 2.5], _clock.Waits.Select(w => w.TotalSeconds));
    }

    [Theory]
    [InlineData(429, "An organization can start ten exports per hour.")]
    [InlineData(409, "So it is.")]
    public async Task That_are_not_started_say_why(int status, string message)
    {
        _creationStatus = status;
        using var circle = Client();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Usage.ExportAsync(Organization, Request, _directory, _told));

        Assert.EndsWith(message, e.Message);
        Assert.Equal((HttpStatusCode)status, e.StatusCode);
        Assert.Empty(_told);
    }

    [Theory]
    [MemberData(nameof(Expiries))]
    public async Task Get_a_new_address_for_one_that_has_expired(int status, bool isAsync)
    {
        var asked = 0;
        _addresses = () => [$"{_storage.Address}one?signature={++asked}", $"{_storage.Address}two?signature={asked}"];
        _file = context =>
        {
            if (context.Request.Query["signature"] != "1" || context.Request.Path == "/one")
                return context.Response.Body.WriteAsync(Zipped(context.Request.Path)).AsTask();
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("<Error><Message>Request has expired</Message></Error>");
        };
        using var circle = Client();

        var export = isAsync ? await circle.V2.Usage.ExportAsync(Organization, Request, _directory) : circle.V2.Usage.Export(Organization, Request, _directory);

        Assert.Equal(["/one", "/two"], export.Files.Select(Unzipped));
        Assert.Equal(["/one?signature=1", "/two?signature=1", "/two?signature=2"], _asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_a_new_address_for_one_that_expires_in_the_middle(bool isAsync)
    {
        var asked = 0;
        _addresses = () => [$"{_storage.Address}one?signature={++asked}"];
        _file = async context =>
        {
            if (context.Request.Query["signature"] != "1")
            {
                await context.Response.Body.WriteAsync(Zipped("/one"));
                return;
            }

            if (context.Request.Headers.Range.Count > 0)
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            // Less than was promised.
            context.Response.Headers.ETag = "\"1\"";
            context.Response.ContentLength = 1000;
            await context.Response.Body.WriteAsync(new byte[500]);
        };
        using var circle = Client();

        var export = isAsync ? await circle.V2.Usage.ExportAsync(Organization, Request, _directory) : circle.V2.Usage.Export(Organization, Request, _directory);

        Assert.Equal(["/one"], export.Files.Select(Unzipped));
        Assert.Equal(["/one?signature=1", "/one?signature=1", "/one?signature=2"], _asked);
        Assert.Equal([FilePath(1)], Directory.GetFiles(_directory));
    }

    [Theory]
    [MemberData(nameof(Expiries))]
    public async Task Go_on_at_a_new_address_where_the_old_one_expired_in_the_middle(int status, bool isAsync)
    {
        // Each address is good for 400 bytes of the file.
        var content = Enumerable.Range(0, 1000).Select(i => (byte)(i % 251)).ToArray();
        var asked = 0;
        var ranges = new List<string>();
        _addresses = () => [$"{_storage.Address}one?signature={++asked}"];
        _file = async context =>
        {
            var range = context.Request.Headers.Range.ToString();
            ranges.Add($"{context.Request.Query["signature"]} {range}");
            var from = range.Length == 0 ? 0 : int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture);
            if (from >= int.Parse(context.Request.Query["signature"]!, System.Globalization.CultureInfo.InvariantCulture) * 400)
            {
                context.Response.StatusCode = status;
                return;
            }

            context.Response.Headers.ETag = "\"1\"";
            context.Response.ContentLength = 1000 - from;
            if (from > 0)
            {
                context.Response.StatusCode = StatusCodes.Status206PartialContent;
                context.Response.Headers.ContentRange = $"bytes {from}-999/1000";
            }

            await context.Response.Body.WriteAsync(content.AsMemory(from, Math.Min(400, 1000 - from)));
        };
        using var circle = Client();

        var export = isAsync ? await circle.V2.Usage.ExportAsync(Organization, Request, _directory) : circle.V2.Usage.Export(Organization, Request, _directory);

        Assert.Equal(content, File.ReadAllBytes(Assert.Single(export.Files)));
        Assert.Equal(["1 ", "1 bytes=400-", "2 bytes=400-", "2 bytes=800-", "3 bytes=800-"], ranges);
    }

    [Fact]
    public async Task Are_not_asked_for_again_and_again()
    {
        _file = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        using var circle = Client();

        var e = await Assert.ThrowsAsync<CircleCiPermissionException>(() => circle.V2.Usage.ExportAsync(Organization, Request, _directory));

        Assert.Equal(2, _asked.Count);
        Assert.DoesNotContain("signature=", e.ToString());
        Assert.Empty(Directory.GetFiles(_directory));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_are_cut_leave_no_half_file(bool isAsync)
    {
        _file = async context =>
        {
            if (context.Request.Path == "/one")
            {
                await context.Response.Body.WriteAsync(Zipped("/one"));
                return;
            }

            context.Response.ContentLength = 1000;
            await context.Response.Body.WriteAsync(new byte[500]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        };
        using var circle = Client();

        await Assert.ThrowsAnyAsync<CircleCiException>(async () =>
            _ = isAsync ? await circle.V2.Usage.ExportAsync(Organization, Request, _directory, _told) : circle.V2.Usage.Export(Organization, Request, _directory, _told));

        Assert.Equal([FilePath(1)], Directory.GetFiles(_directory));
        Assert.Equal("export is completed: 1 of 2 files", _told[^1].ToString());
    }

    [Fact]
    public async Task That_are_canceled_leave_no_half_file()
    {
        using var stop = new CancellationTokenSource();
        _file = async context =>
        {
            await context.Response.Body.WriteAsync(new byte[500]);
            await context.Response.Body.FlushAsync();
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        using var circle = Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => circle.V2.Usage.ExportAsync(Organization, Request, _directory, cancellationToken: stop.Token));

        Assert.Empty(Directory.GetFiles(_directory));
    }

    [Theory]
    [InlineData("ftp://elsewhere.test/one?signature=1")]
    [InlineData("http://elsewhere.test/one?signature=1")]
    [InlineData("/one?signature=1")]
    public async Task Do_not_follow_addresses_that_are_not_safe(string address)
    {
        _addresses = () => [address];
        using var circle = Client();

        var e = await Assert.ThrowsAsync<CircleCiFormatException>(() => circle.V2.Usage.ExportAsync(Organization, Request, _directory));

        Assert.Equal($"The address of file 1 of usage export {Id} is not an https URL.", e.Message);
    }

    [Fact]
    public async Task Are_not_started_if_there_can_be_no_directory()
    {
        File.WriteAllText(_directory, "in the way");
        using var circle = Client();

        await Assert.ThrowsAnyAsync<IOException>(() => circle.V2.Usage.ExportAsync(Organization, Request, _directory));
        await Assert.ThrowsAsync<ArgumentNullException>(() => circle.V2.Usage.ExportAsync(Organization, Request, null!));
        File.Delete(_directory);

        Assert.Equal(["processing", "processing", "completed"], _states);
    }

    private string FilePath(int part) => Path.Combine(_directory, $"{Id}-00{part}.csv.gz");

    private CircleCiClient Client() => _server.Client(Token, o =>
    {
        o.Clock = _clock;
        o.Retry.MaxRetries = 0;
    });

    private void Say(string state)
    {
        _states.Clear();
        _states.Enqueue(state);
    }

    private async Task RespondAsync(HttpContext context)
    {
        var path = $"/api/v2/organizations/{Organization}/usage_export_job";
        if (context.Request.Method == "POST" && context.Request.Path == path)
        {
            context.Response.StatusCode = _creationStatus;
            await context.Response.WriteAsync(_creationStatus == 201 ? $$"""{"usage_export_job_id":"{{Id}}","state":"created","start":"2026-10-01T00:00:00Z","end":"2026-10-31T00:00:00Z"}""" : """{"message":"So it is."}""");
            return;
        }

        Assert.Equal($"{path}/{Id}", context.Request.Path);
        var state = _states.Count > 1 ? _states.Dequeue() : _states.Peek();
        var addresses = state == "completed" ? _addresses() : [];
        await context.Response.WriteAsync($$"""{"usage_export_job_id":"{{Id}}","state":"{{state}}","download_urls":{{(addresses.Length == 0 ? "null" : $"[\"{string.Join("\",\"", addresses)}\"]")}},"error_reason":{{(state == "failed" ? "\"The query took too long.\"" : "null")}}}""");
    }

    private static byte[] Zipped(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionMode.Compress))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    private static string Unzipped(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
