// Calls that CircleCI retires start something until then.
#pragma warning disable CS0618
namespace CircleCi.Generated.Tests.Support;

/// <summary>A call that may start something, made either way.</summary>
internal sealed record Starting(string Name, Action<CircleCiClient> Sync, Func<CircleCiClient, Task> Async)
{
    private static readonly Guid Id = new("5034460f-c7c4-4c43-9457-de07e2029e7b");

    public static Starting WithoutBody { get; } = new("trigger without body", c => c.V2.Pipelines.Trigger("gh/acme/shop"), c => c.V2.Pipelines.TriggerAsync("gh/acme/shop"));

    public static Starting WithBody { get; } = new("trigger", c => c.V2.Pipelines.Trigger("gh/acme/shop", new() { Branch = "main" }), c => c.V2.Pipelines.TriggerAsync("gh/acme/shop", new() { Branch = "main" }));

    public static IReadOnlyList<Starting> All { get; } =
    [
        WithoutBody,
        WithBody,
        new("cancel", c => c.V2.Workflows.Cancel(Id), c => c.V2.Workflows.CancelAsync(Id)),
        new("rerun without body", c => c.V2.Workflows.Rerun(Id), c => c.V2.Workflows.RerunAsync(Id)),
        new("rerun", c => c.V2.Workflows.Rerun(Id, new() { FromFailed = true }), c => c.V2.Workflows.RerunAsync(Id, new() { FromFailed = true })),
        new("approve", c => c.V2.Workflows.Approve(Id, Id), c => c.V2.Workflows.ApproveAsync(Id, Id)),
        new("retry of v1.1", c => c.V11.Builds.Retry("gh/acme/shop", 7), c => c.V11.Builds.RetryAsync("gh/acme/shop", 7)),
        new("trigger of v1.1", c => c.V11.Builds.Trigger("gh/acme/shop"), c => c.V11.Builds.TriggerAsync("gh/acme/shop")),
        new("follow of v1.1", c => c.V11.Projects.Follow("gh/acme/shop"), c => c.V11.Projects.FollowAsync("gh/acme/shop")),
        new("raw without body", c => c.Send(HttpMethod.Post, "/api/v2/own"), c => c.SendAsync(HttpMethod.Post, "/api/v2/own")),
        new("raw", c => c.Send(HttpMethod.Post, "/api/v2/own", new { branch = "main" }), c => c.SendAsync(HttpMethod.Post, "/api/v2/own", new { branch = "main" })),
        new("raw patch", c => c.Send(HttpMethod.Patch, "/api/v2/own", new { branch = "main" }), c => c.SendAsync(HttpMethod.Patch, "/api/v2/own", new { branch = "main" })),
    ];

    public override string ToString() => Name;
}
