using Refit;

namespace CircleCi.Generated.Benchmarks.Clients;

/// <summary>The responses as Refit asks for them, as the types that all those with System.Text.Json read.</summary>
public interface IRefitTextClient
{
    [Get("/me")]
    Task<StockText.User> GetCurrentAsync();

    [Get("/workflow/{workflow}/job")]
    Task<StockText.WorkflowJobPage> ListJobsAsync(Guid workflow);

    [Get("/project/{**project}/pipeline")]
    Task<StockText.PipelinePage> ListPipelinesAsync(string project);

    [Get("/project/{**project}/{job}/tests")]
    Task<StockText.TestResultPage> ListTestsAsync(string project, long job);
}
