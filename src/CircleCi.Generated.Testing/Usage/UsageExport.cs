using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing.Usage;

/// <summary>An export of usage data. How long each state lasts is ours: at CircleCI it takes minutes, or hours.</summary>
internal sealed class UsageExport
{
    private static readonly TimeSpan CreatedTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ProcessingTime = TimeSpan.FromMinutes(1);

    private IReadOnlyList<byte[]> _files = [];
    private int _polls;

    public UsageExport(SandboxOrg org, IReadOnlyList<SandboxOrg> sharedOrgs, DateTimeOffset start, DateTimeOffset end)
    {
        (Org, Start, End) = (org, start, end);
        Id = World.NewId();
        World.After(CreatedTime, () => State = "processing");
        World.After(CreatedTime + ProcessingTime, () =>
        {
            State = "completed";
            _files = UsageFile.All([org, .. sharedOrgs], start, end);
        });
    }

    public Guid Id { get; }

    public SandboxOrg Org { get; }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    public string State { get; private set; } = "created";

    private SandboxWorld World => Org.World;

    /// <summary>New addresses of the files each time; null where there are none.</summary>
    public IReadOnlyList<Uri>? SignFiles()
    {
        _polls++;
        return _files.Count == 0 ? null : [.. _files.Select((file, i) => World.Store($"/usage/{Id}/{_polls}/{i + 1:D3}.csv.gz", file))];
    }
}
