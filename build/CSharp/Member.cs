using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>A member of an object, with the facts that several views use.</summary>
internal sealed class Member
{
    private readonly JObject _node;

    private Member(int index, string wire, JObject node, string owner, JObject schema, Schemas schemas)
    {
        _node = node;
        (Index, Wire, Owner) = (index, wire, owner);
        IsSent = (bool?)schema["x-sent"] is true;
        IsRequired = schema["required"] is JArray required && required.Values<string>().Contains(wire);
        Given = (string?)node["x-name"];
        Name = Names.Property(Given, wire, owner);
        Shape = schemas.Of(node) is var shape && IsSent && Says("x-secret") ? shape.Element is null ? Shape.Secret : shape.AsSecret() : shape;
        Initial = IsSent ? (IsRequired ? Text("x-constant") : null) ?? Text("x-initial") ?? Text("x-was-constant") : null;
        MustBeSet = IsSent && IsRequired && Initial is null && !Says("x-supplied") && !schemas.IsReceived(owner);
    }

    public int Index { get; }

    /// <summary>The wire name.</summary>
    public string Wire { get; }

    /// <summary>The class that contains the member.</summary>
    public string Owner { get; }

    /// <summary>Whether the class is part of requests.</summary>
    public bool IsSent { get; }

    public bool IsRequired { get; }

    /// <summary>The explicit name, because the wire name is not usable or not unique.</summary>
    public string? Given { get; }

    public string Name { get; }

    public string Field => Names.Field(Name);

    public Shape Shape { get; }

    /// <summary>The default value in requests, as text.</summary>
    public string? Initial { get; }

    public bool IsCollection => Shape.Element is not null;

    /// <summary>Whether it is a map of JSON of whatever kind, of which tokens are made when they are requested.</summary>
    public bool IsTokens => Shape is MapOf { Value: var value } && value == Shape.Json;

    /// <summary>Whether it can be missing or null in responses.</summary>
    public bool MayBeMissing => Schemas.IsNullable(_node) || !IsRequired;

    /// <summary>
    /// Whether a request cannot be created without it. Programs that stand in for CircleCI create responses with a few members. One that the SDK supplies, if a
    /// caller does not, has <c>x-supplied</c>.
    /// </summary>
    public bool MustBeSet { get; }

    /// <summary>Whether it, or each value in it, must not be displayed.</summary>
    public bool IsSecret => Shape == Shape.Secret || Shape.Element == Shape.Secret;

    /// <summary>Whether the type is nullable.</summary>
    public bool IsNullable => (MayBeMissing && !Says("x-never-null")) || Shape == Shape.Json || Shape == Shape.Secret || (IsSent && Shape.IsValue);

    /// <summary>Whether null is written if a caller assigns it.</summary>
    public bool TakesNull => Says("x-null");

    /// <summary>Whether an empty value can be intended.</summary>
    public bool MayBeEmpty => _node["x-empty"] is not null;

    /// <summary>Whether empty text is omitted, because PowerShell converts $null to it and few members have a use for it.</summary>
    public bool LeavesOutEmpty => IsSent && !IsRequired && Initial is null && !MayBeEmpty && (Shape == Shape.Text || Shape.IsEnum);

    /// <summary>Whether it is created on first access, because it is guaranteed not to be null.</summary>
    public bool IsMade => !IsSent && !IsCollection && !IsNullable && !Shape.IsValue && Shape != Shape.Text;

    /// <summary>Whether it is an ID that every response contains.</summary>
    public bool IsId => !MayBeMissing && (Shape == Shape.Guid || (Shape.IsId && Text("format") == "uuid"));

    /// <summary>The expression that determines whether the ID is missing.</summary>
    public string IsEmpty => Shape.IsId ? $"{Name}.IsEmpty" : $"{Name} == global::System.Guid.Empty";

    public string Prose => $"{Text("description")}{(Initial is not null ? $" The default is `{Initial}`." : IsSent && IsRequired ? " Required." : "")}{(TakesNull ? " Assigning null sends null." : "")}";

    /// <summary>The reason why it is obsolete; null if it is not.</summary>
    public string? Obsolete => Says("deprecated") ? Text("x-obsolete") ?? "CircleCI has deprecated this member." : null;

    public static IReadOnlyList<Member> AllOf(string owner, JObject schema, Schemas schemas) =>
        [.. (schema["properties"] as JObject ?? []).Properties().Select((p, i) => new Member(i, p.Name, (JObject)p.Value, owner, schema, schemas))];

    private string? Text(string key) => Literal.TextOf(_node[key]);

    private bool Says(string key) => (bool?)_node[key] is true;
}
