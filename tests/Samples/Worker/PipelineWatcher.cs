using CircleCi.Generated;
using CircleCi.Generated.V2;

namespace CircleCi.Samples.Worker;

/// <summary>Tells once of each pipeline of a project that it has ended, and how.</summary>
internal sealed class PipelineWatcher(CircleCiClient circle, IConfiguration configuration, ILogger<PipelineWatcher> log) : BackgroundService
{
    private readonly HashSet<PipelineId> _reported = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ProjectSlug project = configuration["Watch:Project"] ?? throw new InvalidOperationException("Set Watch:Project to a project such as gh/acme/shop.");
        using var timer = new PeriodicTimer(configuration.GetValue("Watch:Interval", TimeSpan.FromSeconds(30)));
        do
        {
            try
            {
                await LookAsync(project, stoppingToken);
            }
            catch (CircleCiException e)
            {
                log.LogWarning(e, "CircleCI could not be reached; trying again later.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(ProjectSlug project, CancellationToken cancellationToken)
    {
        var newest = (await circle.V2.Pipelines.ListForProjectAsync(project, cancellationToken: cancellationToken)).Items;
        _reported.IntersectWith(newest.Select(p => p.Id));
        foreach (var pipeline in newest.Where(p => !_reported.Contains(p.Id)))
        {
            var workflows = await circle.V2.Pipelines.EnumerateWorkflowsAsync(pipeline, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
            if (workflows.Count == 0 || !workflows.All(w => w.Status.IsFinal))
                continue;
            _reported.Add(pipeline.Id);
            log.LogInformation("Pipeline {Number} of {Project} has ended: {Workflows}", pipeline.Number, project, string.Join(", ", workflows.Select(w => $"{w.Name} {w.Status}")));
        }
    }
}
