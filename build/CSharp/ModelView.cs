using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>The C# view of an object.</summary>
internal sealed record ModelView
{
    /// <summary>The members that identify the subject of a response; one of them is guaranteed.</summary>
    private static readonly string[] Identities = ["id", "number", "build_num", "fingerprint", "name", "token"];

    /// <summary>A response that contains no other members has only a message.</summary>
    private static readonly string[] Messages = ["message", "status", "body"];

    public required string Name { get; init; }

    public required string Docs { get; init; }

    public required IReadOnlyList<MemberView> Members { get; init; }

    /// <summary>Whether the model is part of requests, whose missing members are rejected before sending.</summary>
    public bool IsSent { get; init; }

    /// <summary>Whether the model cannot be created without some members, so that its reader has a constructor of its own.</summary>
    public bool MustBeComplete { get; init; }

    /// <summary>The properties of the table of members that are set, as assignments.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>Whether it contains only a message. <c>x-message</c> overrides this.</summary>
    public bool IsMessage { get; init; }

    /// <summary>Whether an empty response is rejected. <c>x-identity</c> overrides this: true, false, or the wire name of the ID.</summary>
    public bool HasIdentity { get; init; }

    /// <summary>The expression that determines whether a response is rejected because it has no ID.</summary>
    public string? LacksId { get; init; }

    /// <summary>The IDs and slugs that the model converts to.</summary>
    public IReadOnlyList<ConversionView>? Conversions { get; init; }

    /// <summary>The model that the request can be created from.</summary>
    public SourceView? Source { get; init; }

    public static ModelView Of(string name, JObject schema, Schemas schemas)
    {
        var members = Member.AllOf(name, schema, schemas);
        var isSent = (bool?)schema["x-sent"] is true;
        var view = new ModelView
        {
            Name = name,
            Docs = CSharp.Docs.Of((string?)schema["description"]),
            Members = [.. members.Select(MemberView.Of)],
            IsSent = isSent,
            MustBeComplete = members.Any(m => m.MustBeSet),
            Settings = [.. Setting("TakingNull", members.Where(m => m.TakesNull)), .. Setting("Secrets", members.Where(m => m.IsSecret))],
            Conversions = schema["x-carries"] is JArray carried ? [.. carried.Select(c => new ConversionView((string)c["to"]!, (string)c["member"]!))] : null,
            Source = schema["x-from"] is JObject from ? new SourceView((string)from["source"]!, [.. from["members"]!.Values<string>().Select(s => s!)]) : null,
        };
        if (isSent)
            return view;

        var id = IdOf(name, schema["x-identity"], members);
        return view with
        {
            IsMessage = (bool?)schema["x-message"] ?? members.All(m => Messages.Contains(m.Wire)),
            HasIdentity = schema["x-identity"] is JValue { Value: bool has } ? has : id is not null || members.Any(m => m.IsRequired && Identities.Contains(m.Wire)),
            LacksId = id?.IsEmpty,
        };
    }

    private static IEnumerable<string> Setting(string name, IEnumerable<Member> members) =>
        members.Select(m => m.Index).ToList() is { Count: > 0 } places ? [$"{name} = new[] {{ {string.Join(", ", places)} }}"] : [];

    private static Member? IdOf(string name, JToken? given, IReadOnlyList<Member> members) => given switch
    {
        JValue { Value: false } => null,
        JValue { Value: string wire } => members.FirstOrDefault(m => m.Wire == wire && m.IsId) ?? throw new ViewException(name, $"x-identity is '{wire}', which is not one of its required UUIDs; specify one of them, true or false."),
        _ => members.LastOrDefault(m => m.Wire == "id" && m.IsId) ?? members.FirstOrDefault(m => m.Wire.Split('_')[^1] == "id" && m.IsId),
    };
}

/// <param name="To">The type of an ID or a slug.</param>
/// <param name="Member">The member that contains it.</param>
internal sealed record ConversionView(string To, string Member);

/// <param name="TypeName">The type of the model.</param>
/// <param name="Statements">The statements that copy its members.</param>
internal sealed record SourceView(string TypeName, IReadOnlyList<string> Statements);
