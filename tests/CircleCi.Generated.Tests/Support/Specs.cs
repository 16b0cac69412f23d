using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Support;

/// <summary>The committed descriptions, read as documents and nothing else: the tests know them, not the generator.</summary>
internal static class Specs
{
    private static readonly Dictionary<string, (string File, string Path)> Files = new()
    {
        ["V1"] = ("v1/swagger.json", "/api/v1"),
        ["V11"] = ("v1.1/openapi.json", "/api/v1.1"),
        ["V2"] = ("v2/openapi.json", "/api/v2"),
    };

    private static readonly Dictionary<string, JObject> Documents = Files.ToDictionary(f => f.Key, f => Read(f.Value.File));

    public static IEnumerable<SpecOperation> Operations =>
        from document in Documents
        from path in ((JObject)document.Value["paths"]!).Properties()
        from method in ((JObject)path.Value).Properties()
        select new SpecOperation(document.Key, document.Value, Files[document.Key].Path, method.Name.ToUpperInvariant(), path.Name, (JObject)method.Value);

    /// <summary>Version and id of every operation.</summary>
    public static TheoryData<string, string> Each
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var operation in Operations)
                data.Add(operation.Api, operation.Id);
            return data;
        }
    }

    /// <summary>Version and id of every operation, to be called async and sync.</summary>
    public static TheoryData<string, string, bool> EachBothWays
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var operation in Operations)
            {
                data.Add(operation.Api, operation.Id, true);
                data.Add(operation.Api, operation.Id, false);
            }

            return data;
        }
    }

    public static SpecOperation Operation(string api, string operationId) => Operations.Single(o => o.Api == api && o.Id == operationId);

    /// <param name="file">A file in the folder of the descriptions, or the full path of any other description.</param>
    public static JObject Read(string file)
    {
        using var reader = new JsonTextReader(File.OpenText(Path.Combine(AppContext.BaseDirectory, "specs", file))) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
