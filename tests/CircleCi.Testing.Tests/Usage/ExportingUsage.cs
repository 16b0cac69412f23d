using System.IO.Compression;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

public class ExportingUsage
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Brings_a_row_for_each_job_to_files_of_a_day_each(bool isAsync)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var start = circle.Clock.UtcNow;
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        shop.HasPipeline(p => p.Workflow("build, test", w => w.Job("compile").Takes(TimeSpan.FromSeconds(90)).Job("test").Fails())).Finish();
        circle.Clock.Advance(TimeSpan.FromDays(1));
        shop.HasPipeline().Finish();
        var request = new UsageExportCreateRequest { Start = start, End = circle.Clock.UtcNow };
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            var export = isAsync ? await client.V2.Usage.ExportAsync(shop.Org.Id, request, directory.FullName) : client.V2.Usage.Export(shop.Org.Id, request, directory.FullName);

            Assert.Equal(2, export.Files.Count);
            var rows = export.Files.SelectMany(Read).ToList();
            Assert.Equal([("test", "failed", "30", "5"), ("compile", "success", "90", "15"), ("test", "success", "30", "5")],
                rows.Select(r => (r["JOB_NAME"], r["JOB_BUILD_STATUS"], r["JOB_RUN_SECONDS"], r["TOTAL_CREDITS"])));
            Assert.All(rows, r => Assert.Equal(("acme", "shop", "main"), (r["ORGANIZATION_NAME"], r["PROJECT_NAME"], r["VCS_BRANCH"])));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Goes_through_its_states_and_signs_the_files_anew_each_time()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        shop.HasPipeline().Finish();
        using var client = circle.CreateClient();

        var created = await client.V2.Usage.CreateExportAsync(shop.Org.Id, new() { Start = circle.Clock.UtcNow.AddDays(-1), End = circle.Clock.UtcNow });
        circle.Clock.Advance(TimeSpan.FromSeconds(5));
        var processing = client.V2.Usage.GetExport(shop.Org.Id, created.UsageExportJobId);
        circle.Clock.Advance(TimeSpan.FromMinutes(1));
        var completed = await client.V2.Usage.GetExportAsync(shop.Org.Id, created.UsageExportJobId);

        Assert.Equal([UsageExportState.Created, UsageExportState.Processing, UsageExportState.Completed], new[] { created.State, processing.State, completed.State });
        Assert.Equal((circle.Clock.UtcNow.AddSeconds(-65), (DateTimeOffset?)null), (created.End, completed.End));
        Assert.Empty(processing.DownloadUrls);
        var url = Assert.Single(completed.DownloadUrls);
        Assert.NotEqual(url, Assert.Single(client.V2.Usage.GetExport(shop.Org.Id, created.UsageExportJobId).DownloadUrls));
    }

    [Fact]
    public async Task Has_no_file_where_nothing_ran()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        using var client = circle.CreateClient();
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            Assert.Empty(client.V2.Usage.Export(acme.Id, new() { Start = circle.Clock.UtcNow.AddDays(-31), End = circle.Clock.UtcNow }, directory.FullName).Files);
        }
        finally
        {
            directory.Delete();
        }

        Assert.Contains("\"download_urls\":null", await LastResponseAsync(circle));
    }

    [Theory]
    [InlineData(-32, 0, "must not be more than 31 days apart")]
    [InlineData(-1, 1, "end must not be in the future")]
    [InlineData(-400, -390, "start must not be more than a year ago")]
    [InlineData(-1, -2, "start must not be after end")]
    public async Task Refuses_days_that_cannot_be_exported(int start, int end, string message)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        using var client = circle.CreateClient();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Usage.CreateExportAsync(acme.Id, new() { Start = circle.Clock.UtcNow.AddDays(start), End = circle.Clock.UtcNow.AddDays(end) }));

        Assert.Equal(400, (int)e.StatusCode!);
        Assert.Contains(message, e.Message);
    }

    private static async Task<string> LastResponseAsync(CircleCiSandbox circle)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Circle-Token", circle.Token);
        return await http.GetStringAsync(new Uri(circle.Address, circle.Requests.Last(r => r.Operation == "V2.Usage.GetExport").Path));
    }

    private static IEnumerable<Dictionary<string, string>> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines[0].Split(',');
        // A workflow's name has a comma in it.
        return lines.Skip(1).Select(l => names.Zip(l.Replace("\"build, test\"", "build and test").Split(',')).ToDictionary(c => c.First, c => c.Second));
    }
}
