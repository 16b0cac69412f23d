using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>A member of an object, and what is asked of it more than once.</summary>
internal sealed class Member
{
    private readonly JObject _node;

    private Member(int index, string wire, JObject node, string owner, JObject schema, Schemas schemas)
    {
        _node = node;
        (Index, Wire, Owner) = (index, wire, owner);
        IsSent = (bool?)schema["x-sent"] is true;
        IsRequired = schema["required"]?.Values<string>().Contains(wire) is true;
        Given = (string?)node["x-name"];
        Name = Names.Property(Given, wire, owner);
        Shape = schemas.Of(node) is var shape && IsSent && Says("x-secret") ? shape.Element is null ? Shape.Secret : shape.AsSecret() : shape;
        Initial = IsSent ? (IsRequired ? Text("x-constant") : null) ?? Text("x-initial") ?? Text("x-was-constant") : null;
    }

    public int Index { get; }

    /// <summary>Its name on the wire.</summary>
    public string Wire { get; }

    /// <summary>The class that it is a member of.</summary>
    public string Owner { get; }

    /// <summary>Whether its class is one that requests carry.</summary>
    public bool IsSent { get; }

    public bool IsRequired { get; }

    /// <summary>The name that it was given, because its wire name gives none or another one's.</summary>
    public string? Given { get; }

    public string Name { get; }

    public string Field => Names.Field(Name);

    public Shape Shape { get; }

    /// <summary>What a request says without being told, as text.</summary>
    public string? Initial { get; }

    public bool IsCollection => Shape.Element is not null;

    /// <summary>Whether it may be missing or null in what is read.</summary>
    public bool MayBeMissing => Schemas.IsNullable(_node) || !IsRequired;

    /// <summary>Whether its type has a question mark.</summary>
    public bool IsNullable => (MayBeMissing && !Says("x-never-null")) || Shape == Shape.Json || Shape == Shape.Secret || (IsSent && Shape.IsValue);

    /// <summary>Whether null is written where a caller assigns it.</summary>
    public bool TakesNull => Says("x-null");

    /// <summary>Whether an empty value may be meant.</summary>
    public bool MayBeEmpty => _node["x-empty"] is not null;

    /// <summary>Whether an empty text is omitted: PowerShell makes one of $null, and few members have a use for it.</summary>
    public bool LeavesOutEmpty => IsSent && !IsRequired && Initial is null && !MayBeEmpty && (Shape == Shape.Text || Shape.IsEnum);

    /// <summary>Whether it is made when it is first requested, since it is promised to be there.</summary>
    public bool IsMade => !IsSent && !IsCollection && !IsNullable && !Shape.IsValue && Shape != Shape.Text;

    /// <summary>Whether every response has an id in it.</summary>
    public bool IsId => !MayBeMissing && (Shape == Shape.Guid || (Shape.IsId && Text("format") == "uuid"));

    /// <summary>The expression that tells that an id is missing.</summary>
    public string IsEmpty => Shape.IsId ? $"{Name}.IsEmpty" : $"{Name} == global::System.Guid.Empty";

    public string Prose => $"{Text("description")}{(Initial is not null ? $" The default is `{Initial}`." : IsSent && IsRequired ? " Required." : "")}{(TakesNull ? " Assigning null sends null." : "")}";

    /// <summary>Why it is obsolete; null if it is not.</summary>
    public string? Obsolete => Says("deprecated") ? Text("x-obsolete") ?? "CircleCI has deprecated this member." : null;

    public static IReadOnlyList<Member> AllOf(string owner, JObject schema, Schemas schemas) =>
        [.. (schema["properties"] as JObject ?? []).Properties().Select((p, i) => new Member(i, p.Name, (JObject)p.Value, owner, schema, schemas))];

    private string? Text(string key) => Literal.TextOf(_node[key]);

    private bool Says(string key) => (bool?)_node[key] is true;
}
