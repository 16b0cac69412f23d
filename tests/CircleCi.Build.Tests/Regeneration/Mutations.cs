using CircleCi.Build.Regeneration;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>The table: what upstream could do, one thing at a time.</summary>
internal static class Mutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        // Operations
        new("An operation is added", Level.Minor, "circle.V2.Workflows.Rerun (POST /workflow/{workflowId}/rerun): new", d => Paths(d)["/workflow/{workflowId}/rerun"] = Renamed(Paths(d)["/workflow/{workflowId}/cancel"]!, "rerunWorkflow")),
        new("An operation is removed", Level.Minor, "circle.V2.Contexts.Delete (DELETE /context/{contextId}): CircleCI no longer describes it, but it stays", d => Operation(d, "/context/{contextId}", "delete").Parent!.Remove()),
        new("An operation moves to another path", Level.Minor, "circle.V2.Users.GetCurrent (GET /me): CircleCI no longer describes it, but it stays", d => Rename(Paths(d), "/me", "/user/me")),
        new("An operation changes its method", Level.Minor, "circle.V2.Webhooks.Update (PUT /webhook/{webhookId}): CircleCI no longer describes it, but it stays", d => Rename((JObject)Paths(d)["/webhook/{webhookId}"]!, "put", "patch")),
        new("An operation is deprecated", Level.Minor, "circle.V2.Contexts.Get (GET /context/{contextId}): is deprecated", d => Operation(d, "/context/{contextId}", "get")["deprecated"] = true),
        new("An operation gets another id", Level.None, "", d => Operation(d, "/me", "get")["operationId"] = "whoAmI"),
        new("Two operations swap their ids", Level.None, "", d => Swap(Operation(d, "/context", "get"), Operation(d, "/context/{contextId}", "get"))),
        new("An operation is reworded", Level.None, "", d => Operation(d, "/me", "get")["description"] = "Says who calls."),

        // Parameters
        new("An optional parameter is added beside others", Level.Minor, "circle.V2.Contexts.List (GET /context): new: `Name`", d => Parameters(d, "/context", "get").Add(Query("name", "string"))),
        new("An optional parameter is added where there was none", Level.Minor, "circle.V2.Users.GetCurrent (GET /me): takes `(UsersGetCurrentOptions? options = null)` as well", d => Operation(d, "/me", "get")["parameters"] = new JArray(Query("fields", "string"))),
        new("An optional parameter is added to a list that had none", Level.Minor, "circle.V2.Users.ListCollaborations (GET /me/collaborations): takes `(UsersListCollaborationsOptions? options = null)` as well", d => Operation(d, "/me/collaborations", "get")["parameters"] = new JArray(Query("name", "string"))),
        new("A required parameter is added", Level.Major, "circle.V2.Webhooks.List (GET /webhook): `AState`: CircleCI requires it since", d => Parameters(d, "/webhook", "get").Add(Query("a-state", "string", required: true))),
        new("An optional parameter is removed", Level.Minor, "circle.V2.Contexts.List (GET /context): `OwnerType`: CircleCI no longer describes it, but it stays", d => Parameter(d, "/context", "get", "owner-type").Remove()),
        new("A parameter is renamed", Level.Minor, "circle.V2.Contexts.List (GET /context): `OwnerType`: CircleCI no longer describes it, but it stays", d => Parameter(d, "/context", "get", "owner-type")["name"] = "kind"),
        new("A parameter gets another type", Level.Patch, "circle.V2.Groups.List (GET /organizations/{organizationId}/groups): `Limit`: CircleCI says text; it stays a whole number", d => Parameter(d, "/organizations/{organizationId}/groups", "get", "limit")["schema"] = new JObject { ["type"] = "string" }),
        new("A parameter must be given", Level.Major, "circle.V2.Groups.List (GET /organizations/{organizationId}/groups): `Limit`: CircleCI requires it since", d => Parameter(d, "/organizations/{organizationId}/groups", "get", "limit")["required"] = true),
        new("A parameter gets a limit", Level.Patch, "circle.V2.Groups.List (GET /organizations/{organizationId}/groups): `limit`: maximum 50 is new", d => Parameter(d, "/organizations/{organizationId}/groups", "get", "limit")["schema"]!["maximum"] = 50),
        new("A path parameter is renamed", Level.None, "", d => RenamePathParameter(d, "/workflow/{workflowId}", "workflowId", "id")),
        new("The parameters are in another order", Level.None, "", d => Operation(d, "/webhook", "get")["parameters"] = new JArray(Parameters(d, "/webhook", "get").Reverse())),

        // What is answered
        new("A response gets a property", Level.Minor, "V2.User: new: `Email` (`string?`)", d => Properties(d, "User")["email"] = Type("string")),
        new("A response loses a property", Level.Minor, "V2.User: `Login`: CircleCI no longer describes it, but it stays", d => Lose(d, "User", "login")),
        new("A property of a response is renamed", Level.Minor, "V2.User: `Login`: CircleCI no longer describes it, but it stays", d => Rename(Properties(d, "User"), "login", "username")),
        new("A property of a response gets another type", Level.Patch, "V2.User: `Login`: CircleCI says a whole number; it stays text", d => Properties(d, "User")["login"] = Type("integer")),
        new("A property of a response gets a format", Level.Patch, "V2.User: `Login`: CircleCI says a UUID; it stays text", d => Properties(d, "User")["login"]!["format"] = "uuid"),
        new("A property of a response may be null", Level.Minor, "V2.User: `Login` may be null now", d => Properties(d, "User")["login"]!["nullable"] = true),
        new("A property of a response may be missing", Level.Minor, "V2.User: `Login` may be null now", d => Required(d, "User", "login").Remove()),
        new("A property of a response is never null any more", Level.None, "", d => ((JObject)Properties(d, "User")["avatar_url"]!).Remove("nullable")),
        new("A number of a response may be missing", Level.Patch, "V2.Workflow: `PipelineNumber`: CircleCI says that it may be null or missing; it stays a whole number, which reads as its default then", d => Required(d, "Workflow", "pipeline_number").Remove()),

        // What is sent
        new("A request gets an optional property", Level.Minor, "V2.ContextCreateRequest: new: `Note`", d => Properties(d, "ContextCreateRequest")["note"] = Type("string")),
        new("A request gets a required property", Level.Major, "V2.ContextCreateRequest: `Note`: CircleCI requires it since", d =>
        {
            Properties(d, "ContextCreateRequest")["note"] = Type("string");
            ((JArray)Schema(d, "ContextCreateRequest")["required"]!).Add("note");
        }),
        new("A text of a request must be given", Level.Major, "V2.WebhookUpdateRequest: `Name`: CircleCI requires it since", d => Schema(d, "WebhookUpdateRequest")["required"] = new JArray("name")),
        new("A flag of a request must be given", Level.Major, "V2.WebhookUpdateRequest: `VerifyTls`: CircleCI requires it since", d => Schema(d, "WebhookUpdateRequest")["required"] = new JArray("verify-tls")),
        new("A property of a request may be left out", Level.Minor, "V2.WebhookCreateRequest: `Name` may be omitted or null now", d => Required(d, "WebhookCreateRequest", "name").Remove()),
        new("A request loses a property", Level.Minor, "V2.WebhookCreateRequest: `SigningSecret`: CircleCI no longer describes it, but it stays", d => Lose(d, "WebhookCreateRequest", "signing-secret")),
        new("A property of a request gets a limit", Level.Patch, "V2.ContextCreateRequest: `Name`: maxLength 10 is new", d => Properties(d, "ContextCreateRequest")["name"]!["maxLength"] = 10),
        new("A body may be left out", Level.Minor, "circle.V2.Webhooks.Create (POST /webhook): `request` may be omitted or null now", d =>
        {
            var body = (JObject)Operation(d, "/webhook", "post")["requestBody"]!;
            body["required"] = false;
            body["content"]!["application/json"]!["schema"] = new JObject { ["allOf"] = new JArray(body["content"]!["application/json"]!["schema"]!), ["nullable"] = true };
        }),

        // Values of enums
        new("An enum gets a value", Level.Minor, "V2.WorkflowStatus: new: the value `Paused`", d => Values(d, "WorkflowStatus").Add("paused")),
        new("An enum loses a value", Level.Minor, "V2.WorkflowStatus: `OnHold`: CircleCI no longer describes it, but it stays", d => Values(d, "WorkflowStatus").First(v => (string)v! == "on_hold").Remove()),
        new("A value of an enum is renamed", Level.Minor, "V2.WorkflowStatus: `OnHold`: CircleCI no longer describes it, but it stays", d => Values(d, "WorkflowStatus").First(v => (string)v! == "on_hold").Replace("held")),
        new("A text becomes an enum", Level.Patch, "V2.User: `Login`: CircleCI says one of a few values; it stays text", d => Properties(d, "User")["login"]!["enum"] = new JArray("me", "you")),
        new("An enum becomes a text", Level.Patch, "V2.Workflow: `Status`: CircleCI says text; it stays one of a few values", d => Properties(d, "Workflow")["status"] = Type("string")),
        new("An enum is in another order", Level.None, "", d => Schema(d, "WorkflowStatus")["enum"] = new JArray(Values(d, "WorkflowStatus").Reverse())),

        // Statuses
        new("An error is described", Level.Patch, "circle.V2.Contexts.Get (GET /context/{contextId}): may return 409 as well", d => Operation(d, "/context/{contextId}", "get")["responses"]!["409"] = Operation(d, "/context/{contextId}", "get")["responses"]!["404"]!.DeepClone()),
        new("An error is no longer described", Level.Patch, "circle.V2.Contexts.Get (GET /context/{contextId}): is no longer described to return 404", d => ((JObject)Operation(d, "/context/{contextId}", "get")["responses"]!).Remove("404")),
        new("Success gets another status", Level.Patch, "circle.V2.Webhooks.Create (POST /webhook): may return 200 as well", d => Rename((JObject)Operation(d, "/webhook", "post")["responses"]!, "201", "200")),
        new("Success answers something else", Level.Minor, "V2.Webhook: ", d => Operation(d, "/webhook/{webhookId}", "get").SelectToken("responses.200.content['application/json'].schema")!["$ref"] = "#/components/schemas/User"),
        new("Success answers nothing", Level.Minor, "circle.V2.Webhooks.Get (GET /webhook/{webhookId}): CircleCI no longer describes it, but it stays", d => Operation(d, "/webhook/{webhookId}", "get")["responses"] = new JObject { ["204"] = new JObject { ["description"] = "Done." } }),

        // Operations, further
        new("An operation gets another tag", Level.None, "", d => Operation(d, "/me", "get")["tags"] = new JArray("People")),
        new("A path parameter becomes a query parameter", Level.Minor, "circle.V2.Workflows.Cancel (POST /workflow/{workflowId}/cancel): CircleCI no longer describes it, but it stays", d =>
        {
            Rename(Paths(d), "/workflow/{workflowId}/cancel", "/workflow/cancel");
            Parameter(d, "/workflow/cancel", "post", "workflowId")["in"] = "query";
        }),
        new("A call gets an optional body", Level.Minor, "circle.V2.Workflows.Cancel (POST /workflow/{workflowId}/cancel): takes", d => Operation(d, "/workflow/{workflowId}/cancel", "post")["requestBody"] = Body(false)),
        new("A call gets a required body", Level.Major, "circle.V2.Workflows.Cancel (POST /workflow/{workflowId}/cancel): CircleCI requires it since", d => Operation(d, "/workflow/{workflowId}/cancel", "post")["requestBody"] = Body(true)),
        new("A call loses its body", Level.Minor, "circle.V2.Webhooks.Update (PUT /webhook/{webhookId}): CircleCI no longer describes it, but it stays", d => Operation(d, "/webhook/{webhookId}", "put").Remove("requestBody")),
        new("A body may be null by anyOf", Level.Minor, "circle.V2.Webhooks.Update (PUT /webhook/{webhookId}): `request` may be omitted or null now", d =>
        {
            var body = (JObject)Operation(d, "/webhook/{webhookId}", "put")["requestBody"]!;
            body.Remove("required");
            var media = (JObject)body["content"]!["application/json"]!;
            media["schema"] = new JObject { ["anyOf"] = new JArray(media["schema"]!, new JObject { ["type"] = "null" }) };
        }),
        new("A required header is added", Level.Major, "circle.V2.Users.GetCurrent (GET /me): `XReason`: CircleCI requires it since", d =>
        {
            var header = Query("X-Reason", "string", required: true);
            header["in"] = "header";
            Operation(d, "/me", "get")["parameters"] = new JArray(header);
        }),
        new("A parameter is spelled otherwise", Level.Patch, "circle.V2.Contexts.List (GET /context): `OwnerType`: sent as `owner_type` now, not `owner-type`", d => Parameter(d, "/context", "get", "owner-type")["name"] = "owner_type"),
        new("An id in a path becomes a text", Level.Patch, "circle.V2.Workflows.Get (GET /workflow/{workflowId}): CircleCI says text; it stays a UUID", d => ((JObject)Parameter(d, "/workflow/{workflowId}", "get", "workflowId")["schema"]!).Remove("format")),

        // Members, further
        new("A property of a response is spelled otherwise", Level.Patch, "V2.User: `AvatarUrl`: `avatar-url` now, not `avatar_url`; responses are read with either", d =>
        {
            Rename(Properties(d, "User"), "avatar_url", "avatar-url");
            Required(d, "User", "avatar_url").Replace("avatar-url");
        }),
        new("A UUID becomes a text", Level.Patch, "V2.User: `Id`: CircleCI says text; it stays a UUID", d => ((JObject)Properties(d, "User")["id"]!).Remove("format")),
        new("A number loses its size", Level.None, "", d => ((JObject)Properties(d, "Workflow")["pipeline_number"]!).Remove("format")),
        new("A number gets a smaller size", Level.Patch, "V2.Workflow: `PipelineNumber`: CircleCI says", d => Properties(d, "Workflow")["pipeline_number"]!["format"] = "int32"),
        new("A nullable member says so otherwise", Level.None, "", d => Rename((JObject)Properties(d, "User")["avatar_url"]!, "nullable", "x-nullable")),
        new("A list becomes an object", Level.Patch, "V2.Webhook: `Events`: CircleCI says an object; it stays a list of", d => Properties(d, "Webhook")["events"] = Object("name")),
        new("A list becomes a single thing", Level.Patch, "V2.Webhook: `Events`: CircleCI says one of a few values; it stays a list of", d => Properties(d, "Webhook")["events"] = Properties(d, "Webhook")["events"]!["items"]),
        new("A single thing becomes a list", Level.Patch, "V2.Workflow: `Tag`: CircleCI says a list of one of a few values; it stays one of a few values", d => Properties(d, "Workflow")["tag"] = new JObject { ["type"] = "array", ["items"] = Properties(d, "Workflow")["tag"]!["allOf"]![0] }),
        new("A response of a list becomes an object", Level.Patch, "circle.V2.Users.ListCollaborations (GET /me/collaborations): CircleCI says an object; it stays a list of an object", d => Success(d, "/me/collaborations", "get")["schema"] = Object("name")),
        new("A typed member becomes anything", Level.Patch, "V2.Webhook: `Scope`: CircleCI says JSON of any kind; it stays an object", d => Properties(d, "Webhook")["scope"] = new JObject()),
        new("A member gets a default", Level.None, "", d => Properties(d, "WebhookUpdateRequest")["verify-tls"]!["default"] = true),
        new("A member gets a format that no type depends on", Level.Patch, "differs in what no signature shows", d => Properties(d, "User")["login"]!["format"] = "hostname"),
        new("A member is deprecated", Level.Minor, "V2.User: `Login` is deprecated", d => Properties(d, "User")["login"]!["deprecated"] = true),

        // The same, written otherwise
        new("A component is written out where it is used", Level.None, "", d => Inline(d, "User")),
        new("A component is renamed", Level.None, "", d => RenameSchema(d, "Webhook", "OutboundHook")),
        new("Two schemas become one", Level.Patch, "V2.WebhookScope: `Type`: CircleCI says one of a few values; it stays text", d => Redirect(d, "WebhookScope", "WebhookCreateScope")),
        new("A schema is split", Level.None, "", d =>
        {
            ((JObject)d["components"]!["schemas"]!)["FetchedWebhook"] = Schema(d, "Webhook").DeepClone();
            Success(d, "/webhook/{webhookId}", "get")["schema"] = Reference("FetchedWebhook");
        }),
        new("A schema is put together by allOf", Level.None, "", d =>
        {
            var user = Schema(d, "User");
            ((JObject)d["components"]!["schemas"]!)["Person"] = user.DeepClone();
            user.Replace(new JObject { ["allOf"] = new JArray(Reference("Person"), new JObject { ["type"] = "object", ["properties"] = new JObject { ["login"] = Type("string") } }) });
        }),
        new("Two schemas have one title", Level.None, "", d => Schema(d, "User")["title"] = Schema(d, "Workflow")["title"] = "Thing"),
        new("It becomes OpenAPI 3.1", Level.None, "", ToOpenApi31),
        new("Other security schemes", Level.None, "", d =>
        {
            d["security"] = new JArray(new JObject { ["bearer_auth"] = new JArray() });
            d["components"]!["securitySchemes"] = new JObject { ["bearer_auth"] = new JObject { ["type"] = "http", ["scheme"] = "bearer" } };
        }),
        new("Another server", Level.Patch, "v2, servers: CircleCI names https://api.circleci.com/v2; the SDK still calls https://circleci.com/api/v2", d => d["servers"] = new JArray(new JObject { ["url"] = "https://api.circleci.com/v2" })),
        new("Another version", Level.None, "", d => d["info"]!["version"] = "v2.1"),
        new("Code samples", Level.None, "", d => Operation(d, "/me", "get")["x-codeSamples"] = new JArray(new JObject { ["lang"] = "Shell", ["source"] = "curl" })),
        new("A default error becomes listed codes", Level.Patch, "circle.V2.Users.GetCurrent (GET /me): may return 401", d => Rename((JObject)Operation(d, "/me", "get")["responses"]!, "default", "401")),

        // Unions
        new("A union gets a case", Level.Minor, "V2.ContextOwner: new: ", d => ((JArray)Schema(d, "ContextOwner")["anyOf"]!).Add(Object("team", required: true))),
        new("A union loses a case", Level.Minor, "V2.ContextOwner: the case `slug`: CircleCI no longer describes it, but it stays", d => Schema(d, "ContextOwner")["anyOf"]!.Last!.Remove()),
        new("A union becomes one of its cases", Level.Minor, "V2.ContextOwner: the case `slug`: CircleCI no longer describes it, but it stays", d => Schema(d, "ContextOwner").Replace(Schema(d, "ContextOwnerById").DeepClone())),
        new("A type becomes a union", Level.Patch, "V2.Webhook: `Scope`: CircleCI says one of several kinds; it stays an object", d => Properties(d, "Webhook")["scope"] = new JObject { ["oneOf"] = new JArray(Reference("WebhookScope"), Object("organization", required: true)) }),

        // Responses, further
        new("Success answers another kind of content", Level.Patch, "circle.V2.Users.GetCurrent (GET /me): ", d => Rename((JObject)Operation(d, "/me", "get")["responses"]!["200"]!["content"]!, "application/json", "text/csv")),
        new("Success is lost", Level.Minor, "circle.V2.Users.GetCurrent (GET /me): ", d => ((JObject)Operation(d, "/me", "get")["responses"]!).Remove("200")),
        new("A second success answers something else", Level.Patch, "circle.V2.Users.GetCurrent (GET /me): CircleCI also returns something else with 202; the call gives what it gave", d => Operation(d, "/me", "get")["responses"]!["202"] = Response(Object("ticket"))),

        // Names
        new("Two values differ by case", Level.Minor, "V2.WorkflowStatus: new: the value", d => Values(d, "WorkflowStatus").AddFirst("SUCCESS")),
        new("Two members have one name in C#", Level.Minor, "V2.User: new: ", d => Properties(d, "User")["avatar-url"] = Type("string")),
        new("A new operation shares a path", Level.Minor, "(POST /webhook/{webhookId}): new", d => ((JObject)Paths(d)["/webhook/{webhookId}"]!)["post"] = Operation(d, "/webhook/{webhookId}", "get").DeepClone()),
        new("A new operation has another one's name", Level.Minor, "(GET /whoami): new", d => Paths(d)["/whoami"] = new JObject { ["get"] = Operation(d, "/me", "get").DeepClone() }),
        new("A new operation cannot be generated", Level.Patch, "POST /upload", d => Paths(d)["/upload"] = new JObject
        {
            ["post"] = new JObject
            {
                ["requestBody"] = new JObject { ["content"] = new JObject { ["multipart/form-data"] = new JObject { ["schema"] = Object("file") } } },
                ["responses"] = new JObject { ["204"] = new JObject { ["description"] = "Done." } },
            },
        }),
    ];

    private static JObject Paths(JObject document) => (JObject)document["paths"]!;

    private static JObject Operation(JObject document, string path, string method) => (JObject)Paths(document)[path]![method]!;

    private static JArray Parameters(JObject document, string path, string method) => (JArray)Operation(document, path, method)["parameters"]!;

    private static JObject Parameter(JObject document, string path, string method, string name) => Parameters(document, path, method).Cast<JObject>().Single(p => (string?)p["name"] == name);

    private static JObject Schema(JObject document, string name) => (JObject)document["components"]!["schemas"]![name]!;

    private static JObject Properties(JObject document, string name) => (JObject)Schema(document, name)["properties"]!;

    private static JToken Required(JObject document, string name, string member) => Schema(document, name)["required"]!.First(r => (string)r! == member);

    private static JObject Success(JObject document, string path, string method) => (JObject)Operation(document, path, method)["responses"]!["200"]!["content"]!["application/json"]!;

    private static JObject Reference(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };

    private static JObject Object(string member, bool required = false)
    {
        var schema = new JObject { ["type"] = "object", ["properties"] = new JObject { [member] = Type("string") } };
        if (required)
            schema["required"] = new JArray(member);
        return schema;
    }

    private static JObject Response(JObject schema) => new() { ["description"] = "d", ["content"] = new JObject { ["application/json"] = new JObject { ["schema"] = schema } } };

    private static JObject Body(bool required) => new() { ["required"] = required, ["content"] = new JObject { ["application/json"] = new JObject { ["schema"] = Object("reason") } } };

    private static void Redirect(JObject document, string schema, string other)
    {
        foreach (var reference in document.Descendants().OfType<JProperty>().Where(p => p.Name == "$ref" && (string?)p.Value == $"#/components/schemas/{schema}").ToList())
            reference.Value = $"#/components/schemas/{other}";
    }

    private static void RenameSchema(JObject document, string schema, string other)
    {
        Redirect(document, schema, other);
        Rename((JObject)document["components"]!["schemas"]!, schema, other);
    }

    private static void Inline(JObject document, string schema)
    {
        var text = Schema(document, schema);
        foreach (var reference in document.Descendants().OfType<JProperty>().Where(p => p.Name == "$ref" && (string?)p.Value == $"#/components/schemas/{schema}").Select(p => p.Parent!).ToList())
            reference.Replace(text.DeepClone());
    }

    /// <summary>nullable becomes a list of types, a single value const, a component something in $defs.</summary>
    private static void ToOpenApi31(JObject document)
    {
        document["openapi"] = "3.1.0";
        foreach (var nullable in document.Descendants().OfType<JProperty>().Where(p => p.Name == "nullable" && p.Value.Type == JTokenType.Boolean).ToList())
        {
            var schema = (JObject)nullable.Parent!;
            nullable.Remove();
            if (schema["type"] is { } type)
                schema["type"] = new JArray(type, "null");
            else
                schema.Replace(new JObject { ["anyOf"] = new JArray(schema["allOf"]![0]!, Type("null")) });
        }

        foreach (var values in document.Descendants().OfType<JProperty>().Where(p => p is { Name: "enum", Value: JArray { Count: 1 } }).ToList())
            values.Replace(new JProperty("const", values.Value[0]));
        Properties(document, "User")["login"]!["examples"] = new JArray("me");
        Schema(document, "Webhook")["$defs"] = new JObject { ["Scope"] = Schema(document, "WebhookScope").DeepClone() };
        Properties(document, "Webhook")["scope"] = new JObject { ["$ref"] = "#/components/schemas/Webhook/$defs/Scope" };
    }

    private static JArray Values(JObject document, string name) => (JArray)Schema(document, name)["enum"]!;

    private static JObject Type(string type) => new() { ["type"] = type };

    private static JObject Query(string name, string type, bool required = false) => new() { ["in"] = "query", ["name"] = name, ["required"] = required, ["schema"] = Type(type) };

    private static void Lose(JObject document, string schema, string member)
    {
        Properties(document, schema).Remove(member);
        Required(document, schema, member).Remove();
    }

    private static void Rename(JObject node, string name, string newName) => node.Property(name)!.Replace(new JProperty(newName, node[name]));

    private static JToken Renamed(JToken path, string id)
    {
        var copy = path.DeepClone();
        copy["post"]!["operationId"] = id;
        return copy;
    }

    private static void Swap(JObject one, JObject other) => (one["operationId"], other["operationId"]) = ((string?)other["operationId"], (string?)one["operationId"]);

    private static void RenamePathParameter(JObject document, string path, string name, string newName)
    {
        foreach (var operation in Paths(document)[path]!.Children<JProperty>().Select(p => p.Value))
            operation["parameters"]!.First(p => (string?)p["name"] == name)["name"] = newName;
        Rename(Paths(document), path, path.Replace($"{{{name}}}", $"{{{newName}}}"));
    }
}
