using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing;

/// <summary>A project of the sandbox: <c>circle.Org("acme").Project("shop")</c>.</summary>
public sealed partial class SandboxProject
{
    internal SandboxProject(SandboxOrg org, string name)
    {
        Org = org;
        Name = name;
        Id = org.World.NewId();
        Slug = org.Vcs == "circleci" ? $"{org.Slug}/{Id}" : $"{org.Slug}/{name}";
    }

    /// <summary>Such as shop.</summary>
    public string Name { get; }

    /// <summary>Such as gh/acme/shop.</summary>
    public string Slug { get; }

    /// <summary>The project's id.</summary>
    public Guid Id { get; }

    /// <summary>The organization that has the project.</summary>
    public SandboxOrg Org { get; }

    internal SandboxWorld World => Org.World;

    internal string DefaultBranch => "main";

    /// <summary>Where the code is.</summary>
    internal string VcsUrl => Org.Vcs switch
    {
        "gh" => $"https://github.com/{Org.Name}/{Name}",
        "bb" => $"https://bitbucket.org/{Org.Name}/{Name}",
        _ => $"//circleci.com/{Org.Id}/{Id}",
    };

    /// <summary>CircleCI's word for where the code is.</summary>
    internal string Provider => Org.Vcs switch { "gh" => "GitHub", "bb" => "Bitbucket", _ => "CircleCI" };
}
