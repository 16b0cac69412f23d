using System.Globalization;
using CircleCi.Generated;
using CircleCi.Generated.V2;
using Spectre.Console;

namespace Demo;

/// <summary>Reads what there is to know of a project, tells on one line how far it is, and makes a tree of it.</summary>
internal sealed class Report(CircleCiClient circle)
{
    private const int MaxPipelines = 4;
    private const int MaxSteps = 6;

    private int _pipelines;
    private int _workflows;
    private int _jobs;

    public async Task<Tree> MakeAsync(ProjectSlug slug, CancellationToken cancellationToken)
    {
        var me = await circle.V2.Users.GetCurrentAsync(cancellationToken);
        var project = await circle.V2.Projects.GetAsync(slug, cancellationToken);
        var tree = new Tree(Text($"{project.Slug} on {circle.BaseAddress}, read as {me.Login}", "bold"));
        tree.AddNode(Text($"{project.VcsInfo.Provider} repository {project.VcsInfo.VcsUrl}, default branch {project.VcsInfo.DefaultBranch}"));

        var pipelines = tree.AddNode(Text("Pipelines", "bold"));
        await foreach (var pipeline in circle.V2.Pipelines.EnumerateForProjectAsync(slug, cancellationToken: cancellationToken))
        {
            await AddPipelineAsync(pipelines, pipeline, cancellationToken);
            if (++_pipelines == MaxPipelines)
                break;
        }

        await ReadAsync(tree.AddNode(Text("Environment variables", "bold")), node => AddVariablesAsync(node, slug, cancellationToken));
        await ReadAsync(tree.AddNode(Text("Contexts", "bold")), node => AddContextsAsync(node, project.OrganizationSlug, cancellationToken));
        EndProgress();
        return tree;
    }

    private async Task AddPipelineAsync(TreeNode parent, Pipeline pipeline, CancellationToken cancellationToken)
    {
        var what = pipeline.Vcs is { } vcs ? $"{vcs.Branch ?? vcs.Tag}: {vcs.Commit?.Subject ?? vcs.Revision}" : $"started by {pipeline.Trigger.Type}";
        var node = parent.AddNode(Text($"{pipeline.Number}  {pipeline.State}  {pipeline.CreatedAt:u}  {what}"));
        foreach (var error in pipeline.Errors)
            node.AddNode(Text($"{error.Type}: {error.Message}", "red"));
        foreach (var (name, value) in pipeline.TriggerParameters)
            node.AddNode(Text($"{name} = {value}", "grey"));

        await foreach (var workflow in circle.V2.Pipelines.EnumerateWorkflowsAsync(pipeline, cancellationToken: cancellationToken))
        {
            _workflows++;
            var lasted = workflow.StoppedAt is { } stopped ? $", {Duration(stopped - workflow.CreatedAt)}" : "";
            var workflowNode = node.AddNode(Text($"workflow {workflow.Name}: {workflow.Status}{lasted}", Color(workflow.Status.Value)));
            await foreach (var job in circle.V2.Workflows.EnumerateJobsAsync(workflow, cancellationToken: cancellationToken))
                await AddJobAsync(workflowNode, job, cancellationToken);
        }
    }

    private async Task AddJobAsync(TreeNode parent, WorkflowJob job, CancellationToken cancellationToken)
    {
        _jobs++;
        Progress();
        var lasted = job is { StartedAt: { } started, StoppedAt: { } stopped } ? $", {Duration(stopped - started)}" : "";
        var node = parent.AddNode(Text($"{(job.Type == WorkflowJobType.Approval ? "approval" : "job")} {job.Name}: {job.Status}{lasted}", Color(job.Status.Value)));
        if (job.Status == JobStatus.Failed)
            await ReadAsync(node, failure => AddFailureAsync(failure, job, cancellationToken));
    }

    private async Task AddFailureAsync(TreeNode node, WorkflowJob job, CancellationToken cancellationToken)
    {
        await foreach (var test in circle.V2.Jobs.EnumerateTestsAsync(job, cancellationToken: cancellationToken))
        {
            if (test.Result == TestOutcome.Failure)
                node.AddNode(Text($"{test.ClassName}.{test.Name}: {test.Message}", "red"));
        }

        // Steps are in v1.1 only.
        var build = await circle.V11.Builds.GetAsync(job, cancellationToken);
        foreach (var step in build.Steps.Take(MaxSteps))
        {
            foreach (var action in step.Actions)
                node.AddNode(Text($"step {action.Name}: {action.Status}, {Duration(action.RunTime ?? TimeSpan.Zero)}{(action.ExitCode is > 0 ? $", exit code {action.ExitCode}" : "")}", "grey"));
        }
    }

    private async Task AddVariablesAsync(TreeNode node, ProjectSlug slug, CancellationToken cancellationToken)
    {
        await foreach (var variable in circle.V2.EnvironmentVariables.EnumerateAsync(slug, cancellationToken: cancellationToken))
            node.AddNode(Text($"{variable.Name} = {variable.Value}{(variable.CreatedAt is { } created ? $", since {created:u}" : "")}"));
    }

    private async Task AddContextsAsync(TreeNode node, OrgSlug organization, CancellationToken cancellationToken)
    {
        await foreach (var context in circle.V2.Contexts.EnumerateAsync(organization, cancellationToken: cancellationToken))
            node.AddNode(Text($"{context.Name}, since {context.CreatedAt:u}"));
    }

    /// <summary>A part that the token may not see is told so in its place; the rest of the report is there all the same.</summary>
    private static async Task ReadAsync(TreeNode node, Func<TreeNode, Task> read)
    {
        try
        {
            await read(node);
        }
        catch (CircleCiException e)
        {
            node.AddNode(Text(e.Message, "yellow"));
        }
    }

    private void Progress()
    {
        if (!Console.IsOutputRedirected)
            Console.Write($"\rreading pipeline {_pipelines + 1}, workflow {_workflows}, job {_jobs}");
    }

    private void EndProgress()
    {
        var line = $"read {_pipelines} pipelines, {_workflows} workflows, {_jobs} jobs";
        // Blanks to the right cover what is left of a longer line before.
        Console.WriteLine(Console.IsOutputRedirected ? line : $"\r{line,-60}");
    }

    private static Markup Text(string text, string style = "default") => new(text.EscapeMarkup(), Style.Parse(style));

    private static string Color(string status) => status switch
    {
        WorkflowStatus.Values.Success => "green",
        WorkflowStatus.Values.Failed or WorkflowStatus.Values.Error => "red",
        _ => "yellow",
    };

    private static string Duration(TimeSpan time) => time.TotalMinutes < 1 ? $"{time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s" : $"{(int)time.TotalMinutes} min {time.Seconds} s";
}
