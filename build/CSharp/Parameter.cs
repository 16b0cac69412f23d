using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>A parameter in the path, the query or a header.</summary>
internal sealed class Parameter(JObject node, Schemas schemas)
{
    /// <summary>The wire name.</summary>
    public string Wire { get; } = (string)node["name"]!;

    /// <summary>path, query or header.</summary>
    public string In { get; } = (string?)node["in"] ?? "query";

    public bool IsRequired => Either is not null || (bool?)node["required"] is true;

    /// <summary>The wire names for an ID and for a slug, one of which the value is sent as; null for a parameter with a single name.</summary>
    public (string Id, string Slug)? Either { get; } = node["slug"] is { } slug ? ((string)node["id"]!, (string)slug!) : null;

    public string Prose { get; } = (string?)node["description"] ?? "";

    /// <summary>The name of the method parameter.</summary>
    public string Name => (string?)node["x-originalName"] ?? Wire;

    /// <summary>The name of the property in the options.</summary>
    public string Property => (string?)node["x-name"] ?? Names.Pascal(Wire);

    /// <summary>The type that overlay.yaml specifies, such as ProjectSlug; null for the type of its schema.</summary>
    private string? OwnType => (string?)node["x-type"];

    /// <summary>The C# type. Only this property determines it.</summary>
    public string Type => OwnType ?? Shape.Type;

    /// <summary>Whether each of its parts is a separate path segment.</summary>
    public bool IsSlug => OwnType?.Split('.')[^1] is "ProjectSlug" or "OrgSlug" && node["x-one-segment"] is null;

    private Shape Shape => schemas.Of(node["schema"] as JObject ?? node["x-schema"] as JObject ?? node);
}
