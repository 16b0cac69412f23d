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
        new("An operation is removed", Level.Major, "circle.V2.Contexts.Delete (DELETE /context/{contextId}): is gone", d => Operation(d, "/context/{contextId}", "delete").Parent!.Remove()),
        new("An operation moves to another path", Level.Major, "circle.V2.Users.GetCurrent (GET /me): is gone", d => Rename(Paths(d), "/me", "/user/me")),
        new("An operation changes its method", Level.Major, "circle.V2.Webhooks.Update (PUT /webhook/{webhookId}): is gone", d => Rename((JObject)Paths(d)["/webhook/{webhookId}"]!, "put", "patch")),
        new("An operation is deprecated", Level.Minor, "circle.V2.Contexts.Get (GET /context/{contextId}): is deprecated", d => Operation(d, "/context/{contextId}", "get")["deprecated"] = true),
        new("An operation gets another id", Level.None, "", d => Operation(d, "/me", "get")["operationId"] = "whoAmI"),
        new("Two operations swap their ids", Level.None, "", d => Swap(Operation(d, "/context", "get"), Operation(d, "/context/{contextId}", "get"))),
        new("An operation is reworded", Level.None, "", d => Operation(d, "/me", "get")["description"] = "Says who calls."),

        // Parameters
        new("An optional parameter is added beside others", Level.Minor, "circle.V2.Contexts.List (GET /context): new: `Name`", d => Parameters(d, "/context", "get").Add(Query("name", "string"))),
        new("An optional parameter is added where there was none", Level.Minor, "circle.V2.Users.GetCurrent (GET /me): takes `(UsersGetCurrentOptions? options = null)` as well", d => Operation(d, "/me", "get")["parameters"] = new JArray(Query("fields", "string"))),
        new("An optional parameter is added to a list that had none", Level.Minor, "circle.V2.Users.ListCollaborations (GET /me/collaborations): takes `(UsersListCollaborationsOptions? options = null)` as well", d => Operation(d, "/me/collaborations", "get")["parameters"] = new JArray(Query("name", "string"))),
        new("A required parameter is added", Level.Major, "circle.V2.Webhooks.List (GET /webhook): takes `(string aState, Guid scopeId,", d => Parameters(d, "/webhook", "get").Add(Query("a-state", "string", required: true))),
        new("An optional parameter is removed", Level.Major, "circle.V2.Contexts.List (GET /context): `OwnerType` (`ContextOwnerType?`) is gone", d => Parameter(d, "/context", "get", "owner-type").Remove()),
        new("A parameter is renamed", Level.Major, "circle.V2.Contexts.List (GET /context): `OwnerType`", d => Parameter(d, "/context", "get", "owner-type")["name"] = "kind"),
        new("A parameter gets another type", Level.Major, "circle.V2.Groups.List (GET /organizations/{organizationId}/groups): `Limit` is `string?` now, not `long?`", d => Parameter(d, "/organizations/{organizationId}/groups", "get", "limit")["schema"] = new JObject { ["type"] = "string" }),
        new("A parameter must be given", Level.Major, "circle.V2.Groups.List (GET /organizations/{organizationId}/groups): takes `(Guid organizationId, long limit", d => Parameter(d, "/organizations/{organizationId}/groups", "get", "limit")["required"] = true),
        new("A parameter gets a limit", Level.Patch, "circle.V2.Groups.List (GET /organizations/{organizationId}/groups): `limit`: maximum 50 is new", d => Parameter(d, "/organizations/{organizationId}/groups", "get", "limit")["schema"]!["maximum"] = 50),
        new("A path parameter is renamed", Level.None, "", d => RenamePathParameter(d, "/workflow/{workflowId}", "workflowId", "id")),
        new("The parameters are in another order", Level.None, "", d => Operation(d, "/webhook", "get")["parameters"] = new JArray(Parameters(d, "/webhook", "get").Reverse())),

        // What is answered
        new("An answer gets a property", Level.Minor, "V2.User: new: `Email` (`string?`)", d => Properties(d, "User")["email"] = Type("string")),
        new("An answer loses a property", Level.Major, "V2.User: `Login` (`string`) is gone", d => Lose(d, "User", "login")),
        new("A property of an answer is renamed", Level.Major, "V2.User: `Login` (`string`) is gone", d => Rename(Properties(d, "User"), "login", "username")),
        new("A property of an answer gets another type", Level.Major, "V2.User: `Login` is `long` now, not `string`", d => Properties(d, "User")["login"] = Type("integer")),
        new("A property of an answer gets a format", Level.Major, "V2.User: `Login` is `Guid` now, not `string`", d => Properties(d, "User")["login"]!["format"] = "uuid"),
        new("A property of an answer may be null", Level.Minor, "V2.User: `Login` may be null now", d => Properties(d, "User")["login"]!["nullable"] = true),
        new("A property of an answer may be missing", Level.Minor, "V2.User: `Login` may be null now", d => Required(d, "User", "login").Remove()),
        new("A property of an answer is never null any more", Level.Minor, "V2.User: `AvatarUrl` is never null any more", d => ((JObject)Properties(d, "User")["avatar_url"]!).Remove("nullable")),
        new("A number of an answer may be missing", Level.Major, "V2.Workflow: `PipelineNumber` is `long?` now, not `long`", d => Required(d, "Workflow", "pipeline_number").Remove()),

        // What is sent
        new("A request gets an optional property", Level.Minor, "V2.ContextCreateRequest: new: `Note`", d => Properties(d, "ContextCreateRequest")["note"] = Type("string")),
        new("A request gets a required property", Level.Major, "V2.ContextCreateRequest: `Note` must be given now", d =>
        {
            Properties(d, "ContextCreateRequest")["note"] = Type("string");
            ((JArray)Schema(d, "ContextCreateRequest")["required"]!).Add("note");
        }),
        new("A text of a request must be given", Level.Major, "V2.WebhookUpdateRequest: `Name` must be given now", d => Schema(d, "WebhookUpdateRequest")["required"] = new JArray("name")),
        new("A flag of a request must be given", Level.Major, "V2.WebhookUpdateRequest: `VerifyTls` must be given now", d => Schema(d, "WebhookUpdateRequest")["required"] = new JArray("verify-tls")),
        new("A property of a request may be left out", Level.Minor, "V2.WebhookCreateRequest: `Name` may be left out or null now", d => Required(d, "WebhookCreateRequest", "name").Remove()),
        new("A request loses a property", Level.Major, "V2.WebhookCreateRequest: `SigningSecret` (`CircleCiSecret?`) is gone", d => Lose(d, "WebhookCreateRequest", "signing-secret")),
        new("A property of a request gets a limit", Level.Patch, "V2.ContextCreateRequest: `Name`: maxLength 10 is new", d => Properties(d, "ContextCreateRequest")["name"]!["maxLength"] = 10),
        new("A body may be left out", Level.Minor, "circle.V2.Webhooks.Create (POST /webhook): `request` may be left out or null now", d =>
        {
            var body = (JObject)Operation(d, "/webhook", "post")["requestBody"]!;
            body["required"] = false;
            body["content"]!["application/json"]!["schema"] = new JObject { ["allOf"] = new JArray(body["content"]!["application/json"]!["schema"]!), ["nullable"] = true };
        }),

        // Values of enums
        new("An enum gets a value", Level.Minor, "V2.WorkflowStatus: new: the value `Paused`", d => Values(d, "WorkflowStatus").Add("paused")),
        new("An enum loses a value", Level.Major, "V2.WorkflowStatus: the value `OnHold` is gone", d => Values(d, "WorkflowStatus").First(v => (string)v! == "on_hold").Remove()),
        new("A value of an enum is renamed", Level.Major, "V2.WorkflowStatus: the value `OnHold` is gone", d => Values(d, "WorkflowStatus").First(v => (string)v! == "on_hold").Replace("held")),
        new("A text becomes an enum", Level.Major, "V2.User: `Login` is", d => Properties(d, "User")["login"]!["enum"] = new JArray("me", "you")),
        new("An enum becomes a text", Level.Major, "V2.Workflow: `Status` is `string` now, not `WorkflowStatus`", d => Properties(d, "Workflow")["status"] = Type("string")),
        new("An enum is in another order", Level.None, "", d => Schema(d, "WorkflowStatus")["enum"] = new JArray(Values(d, "WorkflowStatus").Reverse())),

        // Statuses
        new("An error is described", Level.Patch, "circle.V2.Contexts.Get (GET /context/{contextId}): may answer 409 as well", d => Operation(d, "/context/{contextId}", "get")["responses"]!["409"] = Operation(d, "/context/{contextId}", "get")["responses"]!["404"]!.DeepClone()),
        new("An error is no longer described", Level.Patch, "circle.V2.Contexts.Get (GET /context/{contextId}): is no longer said to answer 404", d => ((JObject)Operation(d, "/context/{contextId}", "get")["responses"]!).Remove("404")),
        new("Success gets another status", Level.Patch, "circle.V2.Webhooks.Create (POST /webhook): may answer 200 as well", d => Rename((JObject)Operation(d, "/webhook", "post")["responses"]!, "201", "200")),
        new("Success answers something else", Level.Major, "V2.Webhook: `VerifyTls` is `bool?` now, not `bool`", d => Operation(d, "/webhook/{webhookId}", "get").SelectToken("responses.200.content['application/json'].schema")!["$ref"] = "#/components/schemas/User"),
        new("Success answers nothing", Level.Major, "circle.V2.Webhooks.Get (GET /webhook/{webhookId}): gives `void` now, not `Webhook`", d => Operation(d, "/webhook/{webhookId}", "get")["responses"] = new JObject { ["204"] = new JObject { ["description"] = "Done." } }),
    ];

    private static JObject Paths(JObject document) => (JObject)document["paths"]!;

    private static JObject Operation(JObject document, string path, string method) => (JObject)Paths(document)[path]![method]!;

    private static JArray Parameters(JObject document, string path, string method) => (JArray)Operation(document, path, method)["parameters"]!;

    private static JObject Parameter(JObject document, string path, string method, string name) => Parameters(document, path, method).Cast<JObject>().Single(p => (string?)p["name"] == name);

    private static JObject Schema(JObject document, string name) => (JObject)document["components"]!["schemas"]![name]!;

    private static JObject Properties(JObject document, string name) => (JObject)Schema(document, name)["properties"]!;

    private static JToken Required(JObject document, string name, string member) => Schema(document, name)["required"]!.First(r => (string)r! == member);

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
