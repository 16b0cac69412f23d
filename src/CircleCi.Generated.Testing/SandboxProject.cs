using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing;

/// <summary>A project in the sandbox: <c>circle.Org("acme").Project("shop")</c>.</summary>
public sealed partial class SandboxProject
{
    internal SandboxProject(SandboxOrg org, string name)
    {
        Org = org;
        Name = name;
        Id = org.World.NewId();
        Slug = org.Vcs == "circleci" ? $"{org.Slug}/{Id}" : $"{org.Slug}/{name}";
    }

    /// <summary>The name of the project, such as shop.</summary>
    public string Name { get; }

    /// <summary>The slug of the project, such as gh/acme/shop.</summary>
    public string Slug { get; }

    /// <summary>The ID of the project.</summary>
    public Guid Id { get; }

    /// <summary>The organization of the project.</summary>
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
