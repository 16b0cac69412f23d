namespace CircleCi.Build.CSharp;

/// <summary>The C# view of a member of an object.</summary>
internal sealed record MemberView
{
    public required string Name { get; init; }

    /// <summary>The wire name, as a literal.</summary>
    public required string Wire { get; init; }

    /// <summary>Whether the name in C# does not follow from the wire name, so that readers need it.</summary>
    public bool IsRenamed { get; init; }

    public required string Docs { get; init; }

    /// <summary>The reason why it is obsolete, as a literal; null if it is not.</summary>
    public string? Obsolete { get; init; }

    /// <summary>The type, with a question mark if it is nullable.</summary>
    public required string TypeName { get; init; }

    /// <summary>The fields that contain it. Those of auto-properties would each have attributes of the compiler: a twentieth of the assembly.</summary>
    public required IReadOnlyList<FieldView> Fields { get; init; }

    public required AccessorsView Accessors { get; init; }

    /// <summary>Whether a request cannot be created without it, where C# can say so.</summary>
    public bool MustBeSet { get; init; }

    public string? Converter { get; init; }

    /// <summary>The settings for Newtonsoft.Json, other than the name.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>What is assigned the value that was read.</summary>
    public required string Target { get; init; }

    /// <summary>The expression that reads it.</summary>
    public required string Reader { get; init; }

    /// <summary>The call that writes it, if it was set.</summary>
    public required string Writer { get; init; }

    /// <summary>The call that rejects values that cannot be sent.</summary>
    public required string Check { get; init; }

    public static MemberView Of(Member member)
    {
        var shape = member.Shape;
        var given = member.LeavesOutEmpty ? "global::CircleCi.Generated.Http.Given.OrNull(value)" : "value";
        var field = new FieldView(member.Field, shape.MemberType + "?");
        var view = new MemberView
        {
            Name = member.Name,
            Wire = Literal.Of(member.Wire),
            IsRenamed = member.Given is not null,
            Docs = CSharp.Docs.Of(member.Prose),
            Obsolete = member.Obsolete is { } why ? Literal.Of(why) : null,
            TypeName = field.TypeName,
            Fields = [field],
            Accessors = new(member.Field, [$"{member.Field} = {given}"]),
            MustBeSet = member.MustBeSet,
            Converter = shape.Converter,
            Settings = [.. SettingsOf(member)],
            Target = member.IsTokens ? member.Field : member.Name,
            Reader = member.IsTokens ? "json.RawMap()" : (member.TakesNull ? "json.Null() ? null : " : "") + (shape == Shape.Time && (member.MayBeMissing || member.IsSent) ? $"json.Time({member.Name})" : shape.Reader),
            Writer = WriterOf(member),
            Check = CheckOf(member),
        };
        // Created on first access and written only if it was set: items can be added to it, and it is never null, even if a response does not contain it.
        if (member.IsTokens)
        {
            return view with
            {
                TypeName = shape.MemberType,
                Fields = [new FieldView(member.Field, "object?")],
                Accessors = new($"global::CircleCi.Generated.Json.Members.Tokens(ref {member.Field})", [$"{member.Field} = value"]),
            };
        }

        if (member.IsCollection || member.IsMade)
            return view with { TypeName = shape.MemberType, Accessors = view.Accessors with { Get = $"global::CircleCi.Generated.Json.Members.Get(ref {member.Field})" } };
        if (member.Initial is { } initial)
            return view with { Fields = [field with { Start = $" = {Value(shape, initial)}" }] };
        // Null is written if it was assigned, and omitted if nothing was.
        if (member.TakesNull)
        {
            return view with
            {
                Fields = [field, new FieldView(member.Field + "IsSet", "bool")],
                Accessors = view.Accessors with { Set = [.. view.Accessors.Set, $"{member.Field}IsSet = true"] },
            };
        }

        return member.IsNullable || member.LeavesOutEmpty ? view : view with { TypeName = shape.MemberType, Fields = [new FieldView(member.Field, shape.MemberType, StartOf(member))] };
    }

    private static string StartOf(Member member) =>
        member.Shape.IsValue ? "" : member.IsSent ? " = null!" : " = string.Empty";

    private static string Value(Shape shape, string text) =>
        shape == Shape.Boolean || shape == Shape.Integer || shape == Shape.Integer32 || shape == Shape.Number ? text : Literal.Of(text);

    private static IEnumerable<string> SettingsOf(Member member)
    {
        if (member.TakesNull)
            yield return "NullValueHandling = global::Newtonsoft.Json.NullValueHandling.Include";
    }

    private static string WriterOf(Member member)
    {
        var value = member switch
        {
            { IsTokens: true } => $"Tokens({member.Index}, {member.Field}{(member is { IsSent: true, IsRequired: true } ? ", always: true" : "")})",
            { IsCollection: true, IsSent: true, IsRequired: true } => $"Always({member.Index}, {member.Name})",
            { IsCollection: true } => $"Member({member.Index}, {member.Field})",
            { IsMade: true } => $"Made({member.Index}, {member.Field})",
            { TakesNull: true, Initial: null } => $"Nullable({member.Index}, {member.Field}IsSet, {member.Field})",
            { TakesNull: true } => $"Nullable({member.Index}, true, {member.Name})",
            _ => $"Member({member.Index}, {member.Name})",
        };
        return $"{member.Shape.Output}.{value}";
    }

    private static string CheckOf(Member member)
    {
        var collection = member.Shape switch { ListOf => "List", MapOf when member.IsTokens => "Tokens", MapOf => "Map", _ => "" };
        var mayBeEmpty = member is { IsRequired: true, MayBeEmpty: true } ? ", mayBeEmpty: true" : "";
        return $"{(member.IsRequired ? "Required" : "Optional")}{collection}(this, {(member.IsCollection ? member.Field : member.Name)}, nameof({member.Name}){mayBeEmpty})";
    }
}

/// <param name="Name">The name of the field.</param>
/// <param name="TypeName">The type of the field.</param>
/// <param name="Start">The initializer; empty for the default value.</param>
internal sealed record FieldView(string Name, string TypeName, string Start = "");

/// <param name="Get">The expression for the value.</param>
/// <param name="Set">The statements that use <c>value</c>.</param>
internal sealed record AccessorsView(string Get, IReadOnlyList<string> Set);
