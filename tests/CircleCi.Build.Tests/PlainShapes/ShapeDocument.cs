using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.PlainShapes;

/// <summary>A description with an operation for every shape in every place.</summary>
internal static class ShapeDocument
{
    public static JObject Create()
    {
        var paths = new JObject();
        foreach (var shape in PlainShape.All)
        {
            Add(paths, "get", $"/answer/{shape.Name}", shape.SchemaNode);
            Add(paths, "get", $"/element/{shape.Name}", new JObject { ["type"] = "array", ["items"] = shape.SchemaNode });
            Add(paths, "get", $"/value/{shape.Name}", new JObject { ["type"] = "object", ["additionalProperties"] = shape.SchemaNode });
            Add(paths, "get", $"/member/{shape.Name}", Members(shape));
            Add(paths, "get", $"/case/{shape.Name}", new JObject { ["type"] = "object", ["properties"] = new JObject { ["case"] = new JObject { ["oneOf"] = new JArray(shape.SchemaNode, PlainShape.Parse("{'type':'object','required':['marker'],'properties':{'marker':{'type':'string'}}}")) } } });
            Add(paths, "post", $"/body/{shape.Name}", null, body: shape.SchemaNode);
            Add(paths, "post", $"/optional_body/{shape.Name}", null, body: shape.SchemaNode, isBodyRequired: false);
            Add(paths, "post", $"/sent/{shape.Name}", null, body: Members(shape));
        }

        foreach (var shape in PlainShape.InAddresses)
        {
            Add(paths, "get", $"/path/{shape.Name}/{{value}}", null, Parameter("path", "value", shape, isRequired: true));
            foreach (var place in new[] { "query", "header" })
            {
                Add(paths, "get", $"/{place}/{shape.Name}", null, Parameter(place, "X-Value", shape, isRequired: true));
                Add(paths, "get", $"/optional_{place}/{shape.Name}", null, Parameter(place, "X-Value", shape, isRequired: false));
            }
        }

        Add(paths, "get", "/file", PlainShape.Parse("{'type':'string','format':'binary'}"), media: "application/octet-stream");
        Add(paths, "get", "/words", PlainShape.Parse("{'type':'string'}"), media: "text/plain");
        Add(paths, "post", "/file", null, body: PlainShape.Parse("{'type':'string','format':'binary'}"), media: "application/octet-stream");
        Add(paths, "post", "/words", null, body: PlainShape.Parse("{'type':'string'}"), media: "text/plain");
        AddNames(paths);
        return new JObject { ["openapi"] = "3.0.3", ["info"] = new JObject { ["version"] = "v2" }, ["servers"] = new JArray(new JObject { ["url"] = "https://circle.test/api/v2" }), ["paths"] = paths, ["components"] = Components() };
    }

    /// <summary>The same in Swagger 2.0, without what is in other lists, maps and unions.</summary>
    public static JObject CreateSwagger()
    {
        var document = JObject.Parse(Create().ToString().Replace("\"nullable\"", "\"x-nullable\"").Replace("#/components/schemas/", "#/definitions/"));
        foreach (var path in document["paths"]!.Children<JProperty>().Where(p => p.Name.Split('/')[1] is "element" or "value" or "case").ToList())
            path.Remove();
        foreach (var operation in document.SelectTokens("paths.*.*").Cast<JObject>())
        {
            var parameters = operation["parameters"] as JArray ?? [];
            foreach (var parameter in parameters.Cast<JObject>())
            {
                parameter.Merge(parameter["schema"]!);
                parameter.Remove("schema");
            }

            if (operation["requestBody"] is JObject body)
            {
                parameters.Add(new JObject { ["in"] = "body", ["name"] = "body", ["required"] = body["required"], ["schema"] = Take(body, "consumes") });
                operation.Remove("requestBody");
            }

            if (parameters.Count > 0)
                operation["parameters"] = parameters;
            if (operation["responses"]!["200"]!["content"] is not null)
                operation["responses"]!["200"] = new JObject { ["schema"] = Take((JObject)operation["responses"]!["200"]!, "produces") };

            JToken Take(JObject holder, string key)
            {
                var content = ((JObject)holder["content"]!).Properties().Single();
                if (content.Name != "application/json")
                    operation[key] = new JArray(content.Name);
                return (string?)content.Value["schema"]!["format"] == "binary" && content.Name != "application/json" ? new JObject { ["type"] = "file" } : content.Value["schema"]!;
            }
        }

        return new JObject { ["swagger"] = "2.0", ["info"] = document["info"], ["host"] = "circle.test", ["basePath"] = "/api/v2", ["paths"] = document["paths"], ["definitions"] = document["components"]!["schemas"] };
    }

    /// <summary>Names that are one in C#, or another one's: of types, of what is generated besides, of C# itself.</summary>
    private static void AddNames(JObject paths)
    {
        foreach (var (path, node) in (JObject)PlainShape.Parse("""
            {'/names/{id}':{'get':{'tags':['Name'],'operationId':'getRollback',
               'parameters':[
                 {'in':'path','name':'id','required':true,'schema':{'type':'string'}},
                 {'in':'query','name':'id','required':true,'schema':{'type':'string'}},
                 {'in':'header','name':'id','required':true,'schema':{'type':'string'}},
                 {'in':'query','name':'a-b','schema':{'type':'string'}},
                 {'in':'query','name':'a_b','schema':{'type':'integer'}},
                 {'in':'query','name':'at','schema':{'type':'boolean'}},
                 {'in':'header','name':'A-B','schema':{'type':'string'}}],
               'responses':{'200':{'content':{'application/json':{'schema':{'$ref':'#/components/schemas/Rollback'}}}}}},
              'post':{'tags':['Name'],'operationId':'rollback','requestBody':{'content':{'application/json':{'schema':{'$ref':'#/components/schemas/Rollback'}}}},
               'parameters':[{'in':'path','name':'id','required':true,'schema':{'type':'string'}}],
               'responses':{'200':{'content':{'application/json':{'schema':{'$ref':'#/components/schemas/Rollback'}}}}}}},
             '/name':{'post':{'tags':['Name'],'operationId':'rollbackRequest','responses':{'200':{'content':{'application/json':{'schema':{'$ref':'#/components/schemas/Rollback'}}}}}}}}
            """))
            paths[path] = node;
    }

    /// <summary>The components that the operations with awkward names are about.</summary>
    private static JToken Components() => PlainShape.Parse("""
        {'schemas':{
          'Rollback':{'type':'object','required':['rollback'],'properties':{
            'rollback':{'type':'string'},'rollback_value':{'type':'string'},'parent':{'$ref':'#/components/schemas/Rollback'},'deployment':{'type':'string'},'last':{'$ref':'#/components/schemas/Deployment'},
            'all':{'type':'array','items':{'$ref':'#/components/schemas/Deployment'}},'members':{'type':'array','items':{'type':'string'}},'given':{'type':'string'},'system':{'type':'string'},'json':{'type':'string'},
            'types':{'type':'string'},'newtonsoft':{'type':'string'},'should_serialize_all':{'type':'boolean'},'':{'type':'string'},'+1':{'type':'integer'},'-1':{'type':'integer'},'a-b':{'type':'string'},'a_b':{'type':'string'},
            'A_B':{'type':'string'},'state':{'$ref':'#/components/schemas/RollbackState'}}},
          'Deployment':{'type':'object','properties':{'deployment':{'type':'string'}}},
          'RollbackState':{'type':'string','enum':['open','OPEN','Open','rollback_state','value','values','+1','-1','','\u00e4','\u00f6','a b','a-b']}}}
        """);

    private static JObject Members(PlainShape shape) => new()
    {
        ["type"] = "object",
        ["required"] = new JArray("required"),
        ["properties"] = new JObject { ["required"] = shape.SchemaNode, ["optional"] = shape.SchemaNode },
    };

    private static JObject Parameter(string place, string name, PlainShape shape, bool isRequired) => new() { ["in"] = place, ["name"] = name, ["required"] = isRequired, ["schema"] = shape.SchemaNode };

    private static void Add(JObject paths, string method, string path, JToken? response, JObject? parameter = null, JToken? body = null, bool isBodyRequired = true, string media = "application/json")
    {
        var operation = new JObject { ["tags"] = new JArray("Shape"), ["responses"] = new JObject { ["200"] = response is null ? [] : Content(response) } };
        if (parameter is not null)
            operation["parameters"] = new JArray(parameter);
        if (body is not null)
            operation["requestBody"] = new JObject(Content(body).Properties()) { ["required"] = isBodyRequired };
        var item = paths[path] as JObject ?? [];
        item[method] = operation;
        paths[path] = item;

        JObject Content(JToken schema) => new() { ["content"] = new JObject { [media] = new JObject { ["schema"] = schema } } };
    }
}
