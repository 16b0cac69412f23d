using CircleCi.Generated.Benchmarks.Clients;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Benchmarks;

/// <summary>A response, and all who can make objects of it.</summary>
public abstract class Subject(string name, string path, byte[] bytes)
{
    private static readonly Guid Workflow = Guid.Parse("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10");
    private const string Project = "gh/acme/shop";

    public static IReadOnlyList<Subject> All { get; } =
    [
        new TypedSubject<User, StockText.User, Stock.User, Kiota.Models.User>("150 B", "me", Responses.User)
        {
            Reader = User.ReadFrom,
            TypeInfo = () => StockTextContext.Default.User,
            Get = circle => circle.V2.Users.GetCurrent(),
            GetAsync = circle => circle.V2.Users.GetCurrentAsync(),
            StockClient = http => new Stock.UsersClient(http).GetCurrentAsync,
            KiotaFactory = Kiota.Models.User.CreateFromDiscriminatorValue,
            KiotaAsync = circle => circle.Me.GetAsync(),
            RefitAsync = refit => refit.GetCurrentAsync(),
        },
        new TypedSubject<WorkflowJobPage, StockText.WorkflowJobPage, Stock.WorkflowJobPage, Kiota.Models.WorkflowJobPage>("8 KB", $"workflow/{Workflow}/job", Responses.Jobs)
        {
            Reader = WorkflowJobPage.ReadFrom,
            TypeInfo = () => StockTextContext.Default.WorkflowJobPage,
            Get = circle => circle.V2.Workflows.ListJobs(Workflow),
            GetAsync = circle => circle.V2.Workflows.ListJobsAsync(Workflow),
            StockClient = http => Bind(new Stock.WorkflowsClient(http), c => c.ListJobsAsync(Workflow, null)),
            KiotaFactory = Kiota.Models.WorkflowJobPage.CreateFromDiscriminatorValue,
            KiotaAsync = circle => circle.Workflow[Workflow].Job.GetAsync(),
            RefitAsync = refit => refit.ListJobsAsync(Workflow),
        },
        new TypedSubject<PipelinePage, StockText.PipelinePage, Stock.PipelinePage, Kiota.Models.PipelinePage>("22 KB", $"project/{Project}/pipeline", Responses.Pipelines)
        {
            Reader = PipelinePage.ReadFrom,
            TypeInfo = () => StockTextContext.Default.PipelinePage,
            Get = circle => circle.V2.Pipelines.ListForProject(Project),
            GetAsync = circle => circle.V2.Pipelines.ListForProjectAsync(Project),
            StockClient = http => Bind(new Stock.PipelinesClient(http), c => c.ListForProjectAsync(Project, null, null)),
            KiotaFactory = Kiota.Models.PipelinePage.CreateFromDiscriminatorValue,
            KiotaAsync = circle => circle.Project[Project].Pipeline.GetAsync(),
            RefitAsync = refit => refit.ListPipelinesAsync(Project),
        },
        new TypedSubject<TestResultPage, StockText.TestResultPage, Stock.TestResultPage, Kiota.Models.TestResultPage>("1.4 MB", $"project/{Project}/9000/tests", Responses.Tests)
        {
            Reader = TestResultPage.ReadFrom,
            TypeInfo = () => StockTextContext.Default.TestResultPage,
            Get = circle => circle.V2.Jobs.ListTests(Project, 9000),
            GetAsync = circle => circle.V2.Jobs.ListTestsAsync(Project, 9000),
            StockClient = http => Bind(new Stock.JobsClient(http), c => c.ListTestsAsync(Project, 9000, null)),
            KiotaFactory = Kiota.Models.TestResultPage.CreateFromDiscriminatorValue,
            KiotaAsync = circle => circle.Project[Project][9000].Tests.GetAsync(),
            RefitAsync = refit => refit.ListTestsAsync(Project, 9000),
        },
    ];

    public string Name { get; } = name;

    /// <summary>What to ask for, below <see cref="Server.ApiPath"/>.</summary>
    public string Path { get; } = path;

    public byte[] Bytes { get; } = bytes;

    /// <summary>Those who read the bytes.</summary>
    public abstract IReadOnlyList<Competitor> Parse();

    /// <summary>Those who ask a server and read its response.</summary>
    public abstract IReadOnlyList<Competitor> Loopback(Uri server);

    public override string ToString() => Name;

    private static Func<Task<T>> Bind<TClient, T>(TClient client, Func<TClient, Task<T>> call) => () => call(client);
}
