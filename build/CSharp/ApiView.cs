using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>The C# view of a complete description: its clients, by class.</summary>
internal sealed record ApiView(string Client, IReadOnlyDictionary<string, ClientView> Clients)
{
    public static ApiView Of(JObject document, Api api) => new(
        $"{api.Name}Client",
        (document["x-areas"] as JObject ?? []).Properties().ToDictionary(a => $"{a.Name}Client", a => new ClientView(a.Name, Names.Field(a.Name), Docs.Of((string?)a.Value))));
}

/// <summary>The C# view of the client of an area.</summary>
internal sealed record ClientView(string Area, string Field, string Docs);
