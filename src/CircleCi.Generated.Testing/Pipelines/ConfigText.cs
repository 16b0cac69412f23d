using System.Text;
using System.Text.RegularExpressions;

namespace CircleCi.Generated.Testing.Pipelines;

/// <summary>What a test said of a pipeline, as CircleCI's configuration.</summary>
internal static class ConfigText
{
    public static bool IsSetup(string config) => Regex.IsMatch(config, @"^setup:\s*true\s*$", RegexOptions.Multiline);

    public static string Of(PipelineScript script)
    {
        var text = new StringBuilder("version: 2.1\n");
        if (script.Continuation is not null)
            text.Append("setup: true\n");
        text.Append("jobs:\n");
        foreach (var job in script.WorkflowsToRun().SelectMany(w => w.Jobs).Where(j => !j.IsApproval).DistinctBy(j => j.Name))
        {
            text.Append($"  {job.Name}:\n    docker:\n      - image: cimg/base:current\n    steps:\n      - checkout\n");
            foreach (var step in job.Steps)
                text.Append($"      - run: {Quoted(step.Name)}\n");
        }

        text.Append("workflows:\n");
        foreach (var workflow in script.WorkflowsToRun())
        {
            text.Append($"  {workflow.Name}:\n    jobs:\n");
            foreach (var job in workflow.Jobs)
            {
                text.Append($"      - {job.Name}:\n          requires: [{string.Join(", ", job.Required)}]\n");
                if (job.IsApproval)
                    text.Append("          type: approval\n");
            }
        }

        return text.ToString();
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
