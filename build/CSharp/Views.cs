using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace CircleCi.Build.CSharp;

/// <summary>
/// Adds the C# view to a finished description. <c>x-csharp</c> of the document, of each operation and of each type contains everything that the templates print,
/// so that they make no decisions. The generator reads the result immediately; it is not kept.
/// </summary>
internal static class Views
{
    /// <summary>The extension that the templates read.</summary>
    public const string Key = "x-csharp";

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy(processDictionaryKeys: false, overrideSpecifiedNames: false) },
        // A template treats a missing value as false.
        DefaultValueHandling = DefaultValueHandling.Ignore,
    });

    /// <summary>Reads a description and writes it with the data for the templates.</summary>
    public static void Write(string description, string output)
    {
        using var reader = new JsonTextReader(new StringReader(File.ReadAllText(description))) { DateParseHandling = DateParseHandling.None };
        var document = JObject.Load(reader);
        Add(document);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        File.WriteAllText(output, document.ToString(Formatting.None));
    }

    /// <summary>Adds the C# view to a description.</summary>
    public static void Add(JObject document)
    {
        var schemas = new Schemas(document);
        var server = (string?)document["servers"]?[0]?["url"] ?? (string?)document["basePath"] ?? "";
        document[Key] = ToJson(ApiView.Of(document, Api.At(server)));
        foreach (var (path, item) in document["paths"] as JObject ?? [])
        {
            foreach (var (method, operation) in (JObject)item!)
                operation![Key] = ToJson(OperationView.Of(new Operation(method, path, (JObject)operation, schemas, Api.At(server))));
        }

        foreach (var (name, node) in schemas.All)
        {
            var schema = (JObject)node!;
            schema[Key] = ToJson(
                schema["x-type"] is not null ? new { IsElsewhere = true }
                : schema["x-id"] is not null ? IdView.Of(name, schema, schemas)
                : schema["enum"] is not null ? EnumView.Of(name, schema)
                : schema["x-union"] is not null ? UnionView.Of(name, schema)
                : ModelView.Of(name, schema, schemas));
        }
    }

    private static JObject ToJson(object view) => JObject.FromObject(view, Serializer);
}
