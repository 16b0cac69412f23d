using Microsoft.CodeAnalysis;

namespace CircleCi.Build.Regeneration;

/// <summary>Says of a part of the assembly where users meet it: in a call, or in a type.</summary>
internal sealed class Places
{
    private const string Root = "CircleCi.Generated.";

    private readonly Dictionary<string, ApiCall> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    public Places(IEnumerable<ApiState> apis)
    {
        foreach (var api in apis)
        {
            foreach (var (name, call) in api.Calls)
            {
                _calls.Add($"{api.Api}.{name}", call);
                _options.Add($"{api.Api}.{name.Replace(".", "", StringComparison.Ordinal)}Options", $"{api.Api}.{name}");
            }
        }
    }

    /// <summary>The calls, such as V2.Contexts.List.</summary>
    public IEnumerable<string> Calls => _calls.Keys;

    public bool IsCall(string? call) => call is not null && _calls.ContainsKey(call);

    private bool IsList(string call) => _calls.TryGetValue(call, out var found) && found.Node["x-items"] is not null;

    /// <summary>A call as users write it, with what it sends: <c>circle.V2.Contexts.List (GET /context)</c>.</summary>
    public string OfCall(string call) => _calls.TryGetValue(call, out var found) ? $"circle.{call} ({found.Key})" : $"circle.{call}";

    public string SummaryOf(string call) => (string?)_calls[call].Node["summary"] ?? "";

    /// <summary>The call that a client's method or an options class belongs to, if it does.</summary>
    public string? FindCall(INamedTypeSymbol type, ISymbol? member)
    {
        var name = NameOf(type);
        if (_options.TryGetValue(name, out var options))
            return options;
        if (!Surface.IsClient(type) || member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            return null;
        var area = name[..^"Client".Length];
        var called = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^"Async".Length] : method.Name;
        if (!called.StartsWith("Enumerate", StringComparison.Ordinal))
            return $"{area}.{called}";
        var rest = called["Enumerate".Length..];
        return IsList($"{area}.List{rest}") ? $"{area}.List{rest}" : $"{area}.Get{rest}";
    }

    public string Of(INamedTypeSymbol type, ISymbol? member = null) => FindCall(type, member) is { } call && IsCall(call) ? OfCall(call) : NameOf(type);

    /// <summary>What a part of generated code is for, as the description has it: <c>GET /context</c>, or <c>User.login</c>.</summary>
    /// <param name="api">The version whose code it is; null for one that is not known.</param>
    /// <param name="type">The class or struct.</param>
    /// <param name="member">What it has there; null for no member of its own.</param>
    public static string OfSource(ApiState? api, string type, string? member)
    {
        var parts = api is null ? [] : Part.Of(api).Where(p => p.Type == type).ToList();
        // What helps a call begins with its name.
        var call = (member is null ? null : parts.Where(p => p.Call is not null && new[] { p.Member, p.Enumerating }.Any(m => m is not null && member.StartsWith(m, StringComparison.Ordinal))).MaxBy(p => p.Member!.Length))
            ?? parts.FirstOrDefault(p => p.Call is null && p.Place.Contains(" query ", StringComparison.Ordinal));
        if (call is not null)
            return call.Place.Split(" query ")[0];
        return parts.FirstOrDefault(p => p.Member is not null && p.Member == member)?.Place ?? (member is null ? type : $"{type}, {member}");
    }

    /// <summary>A type's name with its API version: V2.Context.</summary>
    public static string NameOf(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        return name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..] : name;
    }
}
