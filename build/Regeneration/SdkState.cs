using CircleCi.Build.Import;
using Microsoft.CodeAnalysis;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Regeneration;

/// <summary>One API version as it is imported: its description and its lock of names.</summary>
internal sealed record ApiState(string Version, JObject Document, NameLock Names)
{
    /// <summary>The version as namespaces and the client's members are named: V11 for v1.1.</summary>
    public string Api => Version.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();

    public JObject Schemas => (JObject)(Document["definitions"] ?? Document["components"]!["schemas"]!);

    /// <summary>The operations by the call that they are reached by, such as Contexts.List.</summary>
    public IReadOnlyDictionary<string, ApiCall> Calls { get; } = FindCalls(Document);

    public static ApiState Load(ApiFolder folder)
    {
        var path = new[] { true, false }.Select(folder.Document).First(File.Exists);
        return new ApiState(folder.Version, JObject.Parse(File.ReadAllText(path)), NameLock.Load(folder.Names));
    }

    private static Dictionary<string, ApiCall> FindCalls(JObject document) =>
        document["paths"]!.Children<JProperty>()
            .SelectMany(path => path.Value.Children<JProperty>().Select(method => new ApiCall($"{method.Name.ToUpperInvariant()} {path.Name}", (JObject)method.Value)))
            .ToDictionary(c => c.Name, StringComparer.Ordinal);
}

/// <summary>An operation of an imported description.</summary>
internal sealed record ApiCall(string Key, JObject Node)
{
    public string Name { get; } = ((string)Node["operationId"]!).Replace('_', '.');
}

/// <summary>The SDK before or after a change: what it was made from, and what the compiler made of it.</summary>
internal sealed record SdkState(IReadOnlyList<ApiState> Apis, IAssemblySymbol Assembly);
