using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing;

/// <summary>An organization in the sandbox: <c>circle.Org("acme")</c>.</summary>
public sealed partial class SandboxOrg
{
    private readonly List<SandboxProject> _projects = [];

    internal SandboxOrg(SandboxWorld world, string name, string vcs)
    {
        World = world;
        Name = name;
        Vcs = vcs;
        Id = world.NewId();
        Slug = vcs == "circleci" ? $"circleci/{Id}" : $"{vcs}/{name}";
    }

    /// <summary>The name of the organization, such as acme.</summary>
    public string Name { get; }

    /// <summary>The slug of the organization, such as gh/acme.</summary>
    public string Slug { get; }

    /// <summary>The ID of the organization.</summary>
    public Guid Id { get; }

    internal SandboxWorld World { get; }

    /// <summary>gh, bb or circleci.</summary>
    internal string Vcs { get; }

    /// <summary>The long word for it that v1.1 and webhooks use.</summary>
    internal string VcsType => Vcs switch { "gh" => "github", "bb" => "bitbucket", _ => Vcs };

    internal IReadOnlyList<SandboxProject> Projects => _projects;

    internal HashSet<SandboxUser> Members { get; } = [];

    /// <summary>Gets the project with the specified name, and creates it if it does not exist.</summary>
    /// <exception cref="ArgumentException">The name is not valid for a project.</exception>
    public SandboxProject Project(string name)
    {
        // Rejected as a client would reject it.
        _ = new ProjectSlug($"{Vcs}/{Name}/{name}");
        lock (World.Gate)
        {
            if (_projects.Find(p => p.Name == name) is { } known)
                return known;
            var project = new SandboxProject(this, name);
            _projects.Add(project);
            return project;
        }
    }

    internal void Remove(SandboxProject project) => _projects.Remove(project);
}
