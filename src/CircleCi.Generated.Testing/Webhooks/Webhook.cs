namespace CircleCi.Generated.Testing.Webhooks;

/// <summary>An address that is notified of what ends in a project.</summary>
internal sealed class Webhook(SandboxProject project, string name, Uri url, IReadOnlyList<string> events)
{
    public const int MaxPerProject = 5;

    public static readonly string[] AllEvents = ["workflow-completed", "job-completed"];

    public Guid Id { get; } = project.World.NewId();

    public SandboxProject Project => project;

    public string Name { get; set; } = name;

    public Uri Url { get; set; } = url;

    public IReadOnlyList<string> Events { get; set; } = events;

    /// <summary>Empty for no signature.</summary>
    public string Secret { get; set; } = "";

    public bool VerifiesTls { get; set; }

    public DateTimeOffset CreatedAt { get; } = project.World.Now;

    public DateTimeOffset UpdatedAt { get; set; } = project.World.Now;

    /// <summary>CircleCI takes https alone; a test's own receiver has no certificate.</summary>
    public static bool CanBeCalled(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);
}
