using Microsoft.CodeAnalysis;

namespace CircleCi.Build.Regeneration;

/// <summary>What differs between two assemblies for those who write programs against them, nullability included.</summary>
internal sealed class SurfaceComparison
{
    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Exact = SymbolDisplayFormat.FullyQualifiedFormat;

    private readonly Surface _before;
    private readonly Surface _after;
    private readonly Places _were;
    private readonly Places _are;
    private readonly List<Change> _changes = [];

    /// <summary>The documentation ids of what is said to be broken.</summary>
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    public SurfaceComparison(SdkState before, SdkState after)
    {
        _before = Surface.Of(before);
        _after = Surface.Of(after);
        _were = new Places(before.Apis);
        _are = new Places(after.Apis);
        CompareCalls();
        CompareTypes();
    }

    public IEnumerable<Change> Changes => _changes.Distinct();

    /// <summary>What ApiCompat found beyond the rules here.</summary>
    public IEnumerable<Change> Beyond(IEnumerable<BinaryBreak> breaks)
    {
        foreach (var (code, id) in breaks.DistinctBy(b => b.Target))
        {
            var member = id.Replace(".get_", ".", StringComparison.Ordinal).Replace(".set_", ".", StringComparison.Ordinal);
            if (_broken.Contains(id) || _broken.Any(b => b.Length > 2 && member[2..].Split('(')[0] == b[2..].Split('(')[0]) || _broken.Any(b => b[0] == 'T' && IsWithin(id, b)))
                continue;
            if (FindMember(id) is { } symbol && Surface.IsHidden(symbol))
                continue;
            var place = _before.Types.Values.Where(t => id == t.GetDocumentationCommentId() || IsWithin(id, t.GetDocumentationCommentId()!)).MaxBy(t => t.GetDocumentationCommentId()!.Length);
            yield return new Change(Level.Major, ChangeKind.Changed, place is null ? id[2..] : _were.Of(place, FindMember(id)), Explain(code, id));
        }
    }

    /// <summary>What ApiCompat means by a code of its own.</summary>
    private string Explain(string code, string id)
    {
        var name = FindMember(id) is { } member ? $"`{member.Name}`" : id[0] == 'T' ? "the type" : $"`{id[2..].Split('(')[0].Split('.')[^1]}`";
        return code switch
        {
            "CP0001" or "CP0002" => $"{name} is missing for programs that are compiled already",
            "CP0005" => $"{name} is new and must be implemented by classes that derive from it",
            "CP0007" or "CP0008" => $"{name} no longer derives from, or implements, what it did",
            "CP0009" => $"{name} can no longer be derived from",
            "CP0010" or "CP0011" => $"{name} has another value, which compiled programs do not know",
            "CP0012" => $"{name} can no longer be overridden",
            "CP0017" => $"a parameter of {name} has another name, so that calls which name it no longer compile",
            _ => $"{name} cannot be used as before by programs that are compiled already",
        };
    }

    /// <summary>The name in C# of what has a wire name in a type.</summary>
    public string NameOf(string type, string wireName) =>
        _after.Types.GetValueOrDefault($"T:CircleCi.Generated.{type}") is { } symbol && Surface.Members(symbol).FirstOrDefault(m => WireName(m) == wireName) is { } member
            ? member.Name
            : wireName;

    private void CompareCalls()
    {
        foreach (var call in _are.Calls.Where(c => !_were.IsCall(c)))
            _changes.Add(new Change(Level.Minor, ChangeKind.Added, _are.OfCall(call), $"new: {_are.SummaryOf(call)}"));
        foreach (var call in _were.Calls.Where(c => !_are.IsCall(c)))
            _changes.Add(new Change(Level.Major, ChangeKind.Removed, _were.OfCall(call), "is gone"));
    }

    private void CompareTypes()
    {
        foreach (var (id, type) in _before.Types)
        {
            if (_after.Types.TryGetValue(id, out var now))
            {
                if (CompareKinds(id, type, now) && !IsTexts(type))
                    CompareMembers(type, now);
                continue;
            }

            _broken.Add(id);
            if (!IsReportedByCall(type, _were, _are) && type.ContainingType is null)
                _changes.Add(new Change(Level.Major, ChangeKind.Removed, Places.NameOf(type), "is gone"));
        }

        foreach (var type in _after.Types.Where(t => !_before.Types.ContainsKey(t.Key)).Select(t => t.Value))
        {
            if (!IsReportedByCall(type, _are, _were) && type.ContainingType is null)
                _changes.Add(new Change(Level.Minor, ChangeKind.Added, Places.NameOf(type), "new"));
        }
    }

    /// <summary>A class that becomes a struct, or has another base, is another type under the same name: its members need not be told one by one.</summary>
    /// <returns>Whether it is the same kind of type.</returns>
    private bool CompareKinds(string id, INamedTypeSymbol before, INamedTypeSymbol after)
    {
        if (before.TypeKind == after.TypeKind && Base(before) == Base(after))
            return true;
        _broken.Add(id);
        _changes.Add(new Change(Level.Major, ChangeKind.Changed, Places.NameOf(after), $"is {Kind(after)} now, not {Kind(before)}"));
        return false;

        static string? Base(INamedTypeSymbol type) => type.BaseType?.ToDisplayString(Exact);

        static string Kind(INamedTypeSymbol type) => type switch
        {
            { TypeKind: TypeKind.Struct } => "a struct of known and unknown values",
            { BaseType.Name: "Union" } => "one of several types",
            { BaseType.SpecialType: SpecialType.System_Object } or { BaseType: null } => "a class of its own",
            { BaseType.Name: "CircleCiModel" } => "an object with members",
            var other => $"a `{other.BaseType!.ToDisplayString(Short)}`",
        };
    }

    /// <summary>Whether a type comes or goes with calls: an area's client, or a call's options.</summary>
    private static bool IsReportedByCall(INamedTypeSymbol type, Places here, Places there) =>
        Surface.IsClient(type) || here.FindCall(type, null) is { } call && !there.IsCall(call);

    /// <summary>The texts of an enum's values, which come and go with the values.</summary>
    private static bool IsTexts(INamedTypeSymbol type) => type is { Name: "Values", IsStatic: true, ContainingType.IsValueType: true };

    private void CompareMembers(INamedTypeSymbol before, INamedTypeSymbol after)
    {
        var old = Surface.Members(before).ToDictionary(m => m.GetDocumentationCommentId()!, StringComparer.Ordinal);
        var now = Surface.Members(after).ToDictionary(m => m.GetDocumentationCommentId()!, StringComparer.Ordinal);
        var added = now.Where(m => !old.ContainsKey(m.Key)).Select(m => m.Value).ToList();
        foreach (var (id, member) in old)
        {
            var where = _were.Of(before, member);
            if (now.TryGetValue(id, out var same))
            {
                foreach (var (level, kind, what) in CompareMember(member, same))
                    Add(level, kind, what);
            }
            else if (_were.FindCall(before, member) is { } call && _were.IsCall(call) && !_are.IsCall(call) || member is IPropertySymbol { Type: INamedTypeSymbol area } && Surface.IsClient(area))
            {
                _broken.Add(id);
            }
            else if (added.FirstOrDefault(a => a.Name == member.Name && a.Kind == member.Kind) is { } successor)
            {
                added.Remove(successor);
                Add(Level.Major, ChangeKind.Changed, $"takes {Signature(successor)} now, not {Signature(member)}");
            }
            else
            {
                Add(Level.Major, ChangeKind.Removed, $"{Describe(member)} is gone");
            }

            void Add(Level level, ChangeKind kind, string what)
            {
                if (level == Level.Major)
                    _broken.Add(id);
                _changes.Add(new Change(level, kind, where, what));
            }
        }

        foreach (var member in added.Where(m => m is not IMethodSymbol { MethodKind: MethodKind.Conversion }))
        {
            var call = _are.FindCall(after, member);
            if (_are.IsCall(call) && !_were.IsCall(call) || member is IPropertySymbol { Type: INamedTypeSymbol area } && Surface.IsClient(area))
                continue;
            var isOverload = member is IMethodSymbol && old.Values.Any(m => m.Name == member.Name);
            _changes.Add(new Change(Level.Minor, ChangeKind.Added, _are.Of(after, member), isOverload ? $"takes {Signature(member)} as well" : $"new: {Describe(member)}"));
        }
    }

    private IEnumerable<(Level Level, ChangeKind Kind, string What)> CompareMember(ISymbol before, ISymbol after)
    {
        var deprecated = IsObsolete(after) && !IsObsolete(before);
        if (deprecated)
            yield return (Level.Minor, ChangeKind.Deprecated, after is IMethodSymbol ? "is deprecated" : $"`{after.Name}` is deprecated");
        var changes = (before, after) switch
        {
            (IPropertySymbol b, IPropertySymbol a) => CompareProperty(b, a),
            (IMethodSymbol b, IMethodSymbol a) => CompareMethod(b, a),
            (IFieldSymbol b, IFieldSymbol a) when !Equals(b.ConstantValue, a.ConstantValue) => [(Level.Major, ChangeKind.Changed, $"`{a.Name}` is {a.ConstantValue} now, not {b.ConstantValue}")],
            _ => [],
        };
        foreach (var change in changes)
            yield return change;
    }

    private IEnumerable<(Level, ChangeKind, string)> CompareProperty(IPropertySymbol before, IPropertySymbol after)
    {
        var isSent = _before.IsSent(before.ContainingType) || _after.IsSent(after.ContainingType);
        if (!SameType(before.Type, after.Type))
            yield return (Level.Major, ChangeKind.Changed, $"`{after.Name}` is {Code(after.Type)} now, not {Code(before.Type)}");
        else if (Nullability.IsStricter(before.Type, after.Type))
            yield return isSent ? (Level.Major, ChangeKind.Changed, MustBeGiven(after.Name)) : (Level.Minor, ChangeKind.Changed, $"`{after.Name}` is never null any more");
        else if (Nullability.IsLooser(before.Type, after.Type))
            yield return (Level.Minor, ChangeKind.Changed, isSent ? MayBeLeftOut(after.Name) : $"`{after.Name}` may be null now");
        if (before.SetMethod is null && after.SetMethod is not null)
            yield return (Level.Minor, ChangeKind.Changed, $"`{after.Name}` can be set now");
    }

    public static string MustBeGiven(string member) => $"`{member}` must be given now";

    public static string MayBeLeftOut(string member) => $"`{member}` may be omitted or null now";

    private static IEnumerable<(Level, ChangeKind, string)> CompareMethod(IMethodSymbol before, IMethodSymbol after)
    {
        if (!SameType(before.ReturnType, after.ReturnType))
            yield return (Level.Major, ChangeKind.Changed, $"gives {Code(Result(after))} now, not {Code(Result(before))}");
        else if (Nullability.IsLooser(before.ReturnType, after.ReturnType))
            yield return (Level.Minor, ChangeKind.Changed, "may give null now");
        else if (Nullability.IsStricter(before.ReturnType, after.ReturnType))
            yield return (Level.Minor, ChangeKind.Changed, "never gives null any more");
        foreach (var (was, parameter) in before.Parameters.Zip(after.Parameters))
        {
            if (was.Name != parameter.Name)
                yield return (Level.Major, ChangeKind.Changed, $"the parameter `{was.Name}` is called `{parameter.Name}` now");
            if (was.IsOptional && !parameter.IsOptional && !IsCalledWithout(after, parameter) || Nullability.IsStricter(was.Type, parameter.Type))
                yield return (Level.Major, ChangeKind.Changed, MustBeGiven(parameter.Name));
            else if (!was.IsOptional && parameter.IsOptional || Nullability.IsLooser(was.Type, parameter.Type))
                yield return (Level.Minor, ChangeKind.Changed, MayBeLeftOut(parameter.Name));
        }
    }

    /// <summary>Whether an overload suits callers that omit a parameter: it takes what stands before, and all else is optional.</summary>
    private static bool IsCalledWithout(IMethodSymbol method, IParameterSymbol parameter) =>
        method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(m =>
            m.Parameters.Length > parameter.Ordinal
            && m.Parameters.Skip(parameter.Ordinal).All(p => p.IsOptional)
            && m.Parameters.Zip(method.Parameters.Take(parameter.Ordinal)).All(pair => SameType(pair.First.Type, pair.Second.Type) && pair.First.Name == pair.Second.Name));

    private static bool SameType(ITypeSymbol before, ITypeSymbol after) => before.ToDisplayString(Exact) == after.ToDisplayString(Exact);

    private static bool IsObsolete(ISymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == "ObsoleteAttribute");

    private static string? WireName(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "JsonPropertyAttribute")?.ConstructorArguments is [{ Value: string name }] ? name : null;

    /// <summary>What a caller gets in the end, be it through a task.</summary>
    private static ITypeSymbol Result(IMethodSymbol method) => method.ReturnType is INamedTypeSymbol { Name: "Task", TypeArguments: [var result] } ? result : method.ReturnType;

    private static string Describe(ISymbol member) => member switch
    {
        IPropertySymbol { IsStatic: true, ContainingType.IsValueType: true } => $"the value `{member.Name}`",
        IPropertySymbol property => $"`{member.Name}` ({Code(property.Type)})",
        IMethodSymbol method => $"`{method.Name}`",
        _ => $"`{member.Name}`",
    };

    private static string Signature(ISymbol member) => member is IMethodSymbol method
        ? $"`({string.Join(", ", method.Parameters.Where(p => p.Type.Name != "CancellationToken").Select(p => $"{p.Type.ToDisplayString(Short)} {p.Name}{(p.IsOptional ? " = null" : "")}"))})`"
        : Describe(member);

    private static string Code(ITypeSymbol type) => $"`{type.ToDisplayString(Short)}`";

    private static bool IsWithin(string id, string type) => id.Length > type.Length && id.AsSpan(2).StartsWith(type.AsSpan(2)) && id[type.Length] == '.';

    private ISymbol? FindMember(string id)
    {
        // Of references, of which the longest one may be none at all.
        var type = _before.Types.Where(t => IsWithin(id, t.Key)).Select(t => t.Value).MaxBy(t => t.GetDocumentationCommentId()!.Length);
        return type?.GetMembers().FirstOrDefault(m => m.GetDocumentationCommentId() == id);
    }
}
