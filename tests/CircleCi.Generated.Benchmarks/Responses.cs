using System.Globalization;
using System.Text;

namespace CircleCi.Generated.Benchmarks;

/// <summary>Responses of CircleCI as they come off the wire, compact and in the order of its documentation.</summary>
public static class Responses
{
    private static readonly string[] People = ["ada", "grace", "edsger", "barbara", "donald"];
    private static readonly string[] Branches = ["main", "release/2026.11", "fix/checkout-rounding", "feature/gift-cards"];
    private static readonly string[] Outcomes = ["success", "success", "success", "success", "success", "skipped"];

    /// <summary>150 B.</summary>
    public static byte[] User { get; } = Bytes("""{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10","login":"ada","name":"Ada Lovelace","avatar_url":"https://avatars.githubusercontent.com/u/1234567?v=4"}""");

    /// <summary>8 KB: a page of jobs.</summary>
    public static byte[] Jobs { get; } = Page(24, i =>
        $$"""{"dependencies":[{{(i == 0 ? "" : $"\"{Id(i - 1, 'a')}\"")}}],"job_number":{{9000 + i}},"id":"{{Id(i, 'a')}}","started_at":"{{Time(i)}}","name":"{{(i % 2 == 0 ? "test" : "build")}}-{{i}}","project_slug":"gh/acme/shop","status":"{{(i % 7 == 3 ? "failed" : "success")}}","type":"build","requires":{ {{(i == 0 ? "" : $"\"{Id(i - 1, 'a')}\":[\"success\"]")}} },"stopped_at":"{{Time(i + 3)}}"}""");

    /// <summary>22 KB: a page of pipelines.</summary>
    public static byte[] Pipelines { get; } = PipelinesOf(20);

    /// <summary>1.4 MB: a page of test results.</summary>
    public static byte[] Tests { get; } = Bytes("{\"items\":[" + string.Join(',', Enumerable.Range(0, 6280).Select(Test)) + "],\"next_page_token\":null}");

    /// <summary>What a new pipeline is answered with.</summary>
    public static byte[] Creation { get; } = Bytes($$"""{"id":"{{Id(1, 'b')}}","state":"pending","number":5001,"created_at":"{{Time(0)}}"}""");

    /// <summary>A page of as many pipelines.</summary>
    public static byte[] PipelinesOf(int count, string? nextPage = "AARLwwV6jQ7ShK0o3gPQ") => Page(count, Pipeline, nextPage);

    /// <summary>A page of artifacts, each with its address.</summary>
    public static byte[] ArtifactsAt(IEnumerable<Uri> addresses) =>
        Page(1, _ => string.Join(',', addresses.Select((address, i) => $$"""{"path":"reports/{{i}}.bin","node_index":0,"url":"{{address}}"}""")), nextPage: null);

    /// <summary>One test result. Those of a class come together, as test runners report them.</summary>
    public static string Test(int i)
    {
        var (area, suite) = (i / 340, i / 34);
        var message = i % 17 == 4 ? $"Expected: {i}\\nActual:   {i + 1}\\n   at Acme.Shop.Tests.Area{area}.CartTests{suite}.cs:line {i % 400}" : "";
        return $$"""{"message":"{{message}}","source":"unknown","run_time":{{(i * 31 % 977 / 1000.0).ToString(CultureInfo.InvariantCulture)}},"file":"tests/Acme.Shop.Tests/Area{{area}}/CartTests{{suite}}.cs","result":"{{Outcomes[i % 6]}}","name":"adds_up_the_lines_of_cart_number_{{i}}","classname":"Acme.Shop.Tests.Area{{area}}.CartTests{{suite}}"}""";
    }

    private static string Pipeline(int i) =>
        $$$"""{"id":"{{{Id(i, 'b')}}}","errors":[],"warnings":[],"project_slug":"gh/acme/shop","updated_at":"{{{Time(i + 1)}}}","number":{{{5000 - i}}},"trigger_parameters":{"circleci":{"event_time":"{{{Time(i)}}}","event_type":"push","trigger_type":"github_app","actor_id":"{{{Id(i % 5, 'c')}}}"},"git":{"branch":"{{{Branches[i % 4]}}}","ref":"refs/heads/{{{Branches[i % 4]}}}","checkout_sha":"{{{Sha(i)}}}","checkout_url":"https://github.com/acme/shop","repo_owner":"acme","repo_name":"shop"}},"state":"created","created_at":"{{{Time(i)}}}","trigger":{"received_at":"{{{Time(i)}}}","type":"webhook","actor":{"login":"{{{People[i % 5]}}}","avatar_url":"https://avatars.githubusercontent.com/u/{{{1000 + (i % 5)}}}?v=4"}},"vcs":{"origin_repository_url":"https://github.com/acme/shop","target_repository_url":"https://github.com/acme/shop","revision":"{{{Sha(i)}}}","provider_name":"GitHub","branch":"{{{Branches[i % 4]}}}","commit":{"body":"Reviewed-by: {{{People[(i + 1) % 5]}}}\nCloses #{{{700 + i}}}","subject":"Round the total of the cart once, not per line ({{{i}}})"}} }""";

    private static byte[] Page(int count, Func<int, string> item, string? nextPage = "AARLwwV6jQ7ShK0o3gPQ") =>
        Bytes($"{{\"next_page_token\":{(nextPage is null ? "null" : $"\"{nextPage}\"")},\"items\":[{string.Join(',', Enumerable.Range(0, count).Select(item))}]}}");

    private static string Id(int i, char kind) => $"{kind}f1c7a52-6f0e-4d0b-9a57-2b9f8f1f{i:x4}";

    private static string Sha(int i) => string.Concat(Enumerable.Repeat($"{i * 7919 % 65536:x4}", 10));

    private static string Time(int i) => new DateTime(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc).AddSeconds(-977 * i).AddMilliseconds(i * 37 % 1000).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
