using CircleCi.Generated.V2;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Pipelines;

public class Branches
{
    [Theory]
    [InlineData("""{"vcs":{"branch":"main"}}""", "main")]
    [InlineData("""{"trigger_parameters":{"git":{"branch":"main","tag":""},"circleci":{"trigger_type":"github_app"}}}""", "main")]
    [InlineData("""{"vcs":{"tag":"v1"}}""", null)]
    [InlineData("""{"trigger_parameters":{"git":"?"}}""", null)]
    [InlineData("{}", null)]
    public void Of_pipelines_are_found_whatever_hosts_the_code_and_are_not_written(string json, string? branch)
    {
        var pipeline = JsonConvert.DeserializeObject<Pipeline>(json)!;

        Assert.Equal(branch, pipeline.Branch);
        Assert.Null(Newtonsoft.Json.Linq.JObject.Parse(pipeline.ToString())["branch"]);
    }
}
