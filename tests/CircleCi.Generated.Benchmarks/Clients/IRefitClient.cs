using CircleCi.Generated.Benchmarks.HandWritten;
using Refit;

namespace CircleCi.Generated.Benchmarks.Clients;

/// <summary>The calls as Refit takes them.</summary>
public interface IRefitClient
{
    [Get("/me")]
    Task<User> GetCurrentAsync();

    [Get("/project/{**project}/pipeline")]
    Task<PipelinePage> ListPipelinesAsync(string project);

    [Post("/project/{**project}/pipeline")]
    Task<PipelineCreation> TriggerAsync(string project, [Body] TriggerRequest request);
}
