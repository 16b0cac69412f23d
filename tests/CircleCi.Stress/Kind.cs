using System.Text;
using CircleCi.Generated;
using CircleCi.Generated.V2;

namespace CircleCi.Stress;

/// <summary>A kind of call, made either way; whether what came is what the server has.</summary>
internal sealed record Kind(string Name, Func<CircleCiClient, int, CancellationToken, bool> Sync, Func<CircleCiClient, int, CancellationToken, Task<bool>> Async)
{
    /// <summary>One of each way in which a response is read.</summary>
    public static IReadOnlyList<Kind> All { get; } =
    [
        new(
            "typed",
            static (circle, number, token) => circle.V2.Workflows.Get(Content.Id(number), token) is var workflow && workflow.Id == Content.Id(number) && workflow.Name == Content.Text(number),
            static async (circle, number, token) => await circle.V2.Workflows.GetAsync(Content.Id(number), token) is var workflow && workflow.Id == Content.Id(number) && workflow.Name == Content.Text(number)),
        new(
            "raw",
            static (circle, number, token) => circle.Send(HttpMethod.Get, $"/api/raw/{number}", null, token).ToString() == Content.Text(number),
            static async (circle, number, token) => (await circle.SendAsync(HttpMethod.Get, $"/api/raw/{number}", null, token)).ToString() == Content.Text(number)),
        new(
            "list",
            static (circle, number, token) => circle.V2.Pipelines.EnumerateForProject($"gh/acme/shop{number}", null, token).Select(p => p.Number).SequenceEqual(Content.ItemNumbers(number)),
#if NETSTANDARD_ASSEMBLY
            static async (circle, number, token) => (await circle.V2.Pipelines.ListForProjectAsync($"gh/acme/shop{number}", null, token)).Items.Select(p => p.Number).SequenceEqual(Content.ItemNumbers(number).Take(Content.ItemsOfPage(number, 0)))),
#else
            static async (circle, number, token) =>
            {
                var numbers = new List<long>();
                await foreach (var pipeline in circle.V2.Pipelines.EnumerateForProjectAsync($"gh/acme/shop{number}", null, token))
                    numbers.Add(pipeline.Number);
                return numbers.SequenceEqual(Content.ItemNumbers(number));
            }),
#endif
        new(
            "log",
            static (circle, number, token) => string.Concat(circle.Logs.Read("gh/acme/shop", number + 1, null, token).Select(l => l.Text)) == Content.Text(number),
            static async (circle, number, token) => await circle.Logs.ReadTextAsync("gh/acme/shop", number + 1, null, token) == Content.Text(number)),
        new(
            "stream",
            static (circle, number, token) =>
            {
                using var stream = new MemoryStream();
                circle.V2.Jobs.DownloadArtifact(Artifact(circle, number), stream, token);
                return Encoding.UTF8.GetString(stream.ToArray()) == Content.Text(number);
            },
            static async (circle, number, token) =>
            {
                using var stream = new MemoryStream();
                await circle.V2.Jobs.DownloadArtifactAsync(Artifact(circle, number), stream, token);
                return Encoding.UTF8.GetString(stream.ToArray()) == Content.Text(number);
            }),
        new(
            "file",
            static (circle, number, token) => InFolder(path =>
            {
                circle.V2.Jobs.DownloadArtifact(Artifact(circle, number), path, cancellationToken: token);
                return Task.FromResult(File.ReadAllText(path) == Content.Text(number));
            }).GetAwaiter().GetResult(),
            static (circle, number, token) => InFolder(async path =>
            {
                await circle.V2.Jobs.DownloadArtifactAsync(Artifact(circle, number), path, cancellationToken: token);
                return await File.ReadAllTextAsync(path, CancellationToken.None) == Content.Text(number);
            })),
    ];

    private static Artifact Artifact(CircleCiClient circle, int number) => new() { Path = $"file{number}", Url = new Uri(circle.BaseAddress, $"/file/{number}").AbsoluteUri };

    private static async Task<bool> InFolder(Func<string, Task<bool>> download)
    {
        var folder = Directory.CreateTempSubdirectory("circleci-stress-");
        try
        {
            return await download(Path.Combine(folder.FullName, "file"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
