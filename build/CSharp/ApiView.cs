using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>A complete description: its clients by their classes.</summary>
internal sealed record ApiView(string Client, IReadOnlyDictionary<string, ClientView> Clients)
{
    public static ApiView Of(JObject document, Api api) => new(
        $"{api.Name}Client",
        (document["x-areas"] as JObject ?? []).Properties().ToDictionary(a => $"{a.Name}Client", a => new ClientView(a.Name, Names.Field(a.Name), Docs.Of((string?)a.Value))));
}

/// <summary>The client of an area.</summary>
internal sealed record ClientView(string Area, string Field, string Docs);
