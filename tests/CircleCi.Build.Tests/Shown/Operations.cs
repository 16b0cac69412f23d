using CircleCi.Build.CSharp;
using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;
using static CircleCi.Build.Tests.Workshop;

namespace CircleCi.Build.Tests.Shown;

/// <summary>How C# shows an operation: what a caller gives, what the call gives, and what it sends.</summary>
public class Operations
{
    private const string Body = "'requestBody':{'required':true,'content':{'application/json':{'schema':{'$ref':'#/components/schemas/Thing'}}}}";

    private const string OptionalBody = "'requestBody':{'required':false,'content':{'application/json':{'schema':{'$ref':'#/components/schemas/Thing'}}}}";

    private const string Option = "{'in':'query','name':'page-token','required':false,'schema':{'type':'string'}}";

    private const string Id = "{'in':'path','name':'id','required':true,'schema':{'type':'string','format':'uuid'}}";

    private static readonly CSharp.Schemas Schemas = new(JObject.Parse("""{"components":{"schemas":{"Thing":{"type":"object"},"State":{"type":"string","enum":["on"]}}}}"""));

    [Fact]
    public void Take_path_headers_query_body_and_options_in_this_order()
    {
        var call = Calls.Of(Of($"'parameters':[{Option},{{'in':'query','name':'q-x','required':true,'x-originalName':'q','schema':{{'type':'array','items':{{'type':'string'}}}}}},{{'in':'header','name':'H','required':true,'x-originalName':'h','schema':{{'type':'integer'}}}},{Id}],{Body}")).Now;

        Assert.Equal(
            ["System.Guid id", "long h", "System.Collections.Generic.IList<string> q", "Thing request", "ThingsListOptions? options"],
            call.Parameters.Select(p => $"{p.TypeName} {p.Name}"));
        Assert.Equal(["id", "h", "q", "request", "options"], call.Passed);
        Assert.Equal("System.Collections.Generic.IList{string}", call.Parameters[2].Cref);
    }

    [Theory]
    [InlineData("'x-options-came-later':true,'parameters':[" + Id + "," + Option + "]", "id, options", "id: id, null")]
    [InlineData("'x-options-came-later':true,'parameters':[" + Option + "]," + Body, "request, options", "request: request, null")]
    [InlineData("'x-body-came-later':true," + OptionalBody, "request", ": null")]
    [InlineData("'x-body-came-later':true,'parameters':[" + Option + "]," + OptionalBody, "options, request", "options: options, null")]
    [InlineData("'x-body-came-later':true,'x-options-came-later':true,'parameters':[" + Id + "," + Option + "]," + OptionalBody, "id, options, request", "id: id, null, null|id, request: id, null, request|id, options: id, options, null")]
    [InlineData("'x-body-came-later':true,'x-options-came-later':true", "", "")]
    public void Are_also_to_be_had_as_programs_knew_them(string operation, string now, string earlier)
    {
        var calls = Calls.Of(Of(operation));

        Assert.Equal(now, string.Join(", ", calls.Now.Parameters.Select(p => p.Name)));
        Assert.Equal(earlier, string.Join('|', calls.Earlier.Select(e => $"{string.Join(", ", e.Parameters.Select(p => p.Name))}: {string.Join(", ", e.Passed)}")));
    }

    [Theory]
    [InlineData("'application/json':{'schema':{'$ref':'#/components/schemas/Thing'}}", "Thing", null)]
    [InlineData("'application/json':{'schema':{'$ref':'#/components/schemas/State'}}", "State", "ResponseShape.Of<State>(Types::State.ReadFrom)")]
    [InlineData("'application/json':{'schema':{'nullable':true,'allOf':[{'$ref':'#/components/schemas/Thing'}]}}", "Thing?", "ResponseShape.OfValue<Thing?>(Types::Thing.ReadFrom).OrNull()")]
    [InlineData("'application/json':{'schema':{'type':'boolean'}}", "bool", "ResponseShape.OfValue<bool>(Readers.Boolean)")]
    [InlineData("'application/json':{'schema':{'type':'integer','nullable':true}}", "long?", "ResponseShape.OfValue<long?>(static (ref JsonInput json) => json.Integer()).OrNull()")]
    [InlineData("'application/json':{'schema':{'type':'array','items':{'type':'string'}}}", "System.Collections.Generic.IReadOnlyList<string>", "ResponseShape.OfList<string>(Readers.Text)")]
    [InlineData("'application/json':{'schema':{'type':'array','nullable':true,'items':{'type':'string'}}}", "System.Collections.Generic.IReadOnlyList<string>", "ResponseShape.OfList<string>(Readers.Text).OrNull()")]
    [InlineData("'application/json':{'schema':{'type':'object','additionalProperties':{'type':'boolean'}}}", "System.Collections.Generic.IReadOnlyDictionary<string, bool>", "ResponseShape.OfMap<bool>(Readers.Boolean)")]
    [InlineData("'text/plain':{'schema':{'type':'string'}}", "string", "ResponseShape.Text")]
    [InlineData("'application/zip':{'schema':{'type':'string'}}", "byte[]", "ResponseShape.Bytes")]
    public void Give_what_the_first_success_with_a_content_has(string content, string type, string? reader)
    {
        var response = Of($"'responses':{{'404':{{'content':{{'application/json':{{'schema':{{'type':'string'}}}}}}}},'202':{{}},'200':{{'content':{{{content}}}}}}}").Response!;

        Assert.Equal((type, reader), (response.Type, response.Reader));
        Assert.Equal("Thing", Of($"'x-result':'Thing','responses':{{'200':{{'content':{{{content}}}}}}}").Response!.Shape.Type);
    }

    [Fact]
    public void Give_nothing_where_no_success_has_a_content() => Assert.Null(Of("'responses':{'200':{},'400':{'content':{'application/json':{'schema':{'type':'string'}}}}}").Response);

    [Theory]
    [InlineData("get", null, "")]
    [InlineData("put", null, "")]
    [InlineData("delete", null, "")]
    [InlineData("post", null, "")]
    [InlineData("patch", null, "")]
    [InlineData("post", false, "")]
    [InlineData("put", true, "")]
    [InlineData("post", true, "IsIdempotent = true")]
    [InlineData("patch", true, "IsIdempotent = true")]
    [InlineData("put", false, "IsIdempotent = false")]
    [InlineData("delete", false, "IsIdempotent = false")]
    public void Are_tried_again_by_their_method_or_as_overlay_yaml_says(string method, bool? known, string setting)
    {
        var operation = Of(known is null ? "" : $"'x-idempotent':{(known is true ? "true" : "false")}", method);

        Assert.Equal(known ?? method is "get" or "put" or "delete", operation.IsIdempotent);
        Assert.Equal(setting, string.Join(", ", RequestView.Of(operation, obsolete: null).Settings));
    }

    [Fact]
    public async Task That_anyone_may_send_twice_cannot_be_said_not_to_be_idempotent()
    {
        using var shop = new Workshop().WithOverlay("  - target: $.paths['/a'].get\n    update: {x-idempotent: false}\n");

        Assert.Contains("GET /a: x-idempotent is false", await shop.RefuseAsync(OpenApi($"{{'/a':{Get("{'type':'string'}")}}}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'token':'page-token'", Option, "new TokenPager(pageToken => ListRequest(ThingsListOptions.At(options, pageToken)), options?.PageToken)", "EnumerateAll")]
    [InlineData("'offset':'from','limit':100", "{'in':'query','name':'from','x-name':'Start','schema':{'type':'integer'}}", "new NumberPager(number => ListRequest(ThingsListOptions.At(options, number)), options?.Start, global::System.Math.Min(options?.Limit ?? 100, 100))", "EnumerateAll")]
    [InlineData("'page':'page'", "{'in':'query','name':'page','schema':{'type':'integer'}}", "new NumberPager(number => ListRequest(ThingsListOptions.At(options, number)), options?.Page, countsPages: true)", "EnumerateAll")]
    [InlineData("'member':'items'", Id, "new TokenPager(pageToken => ListRequest(id).Query(\"page-token\", pageToken), null)", "EnumerateAll")]
    public void That_are_lists_go_from_page_to_page(string items, string parameter, string pager, string method)
    {
        var operation = Of($"'x-items':{{'item':'Thing',{items}}},'parameters':[{parameter}]");

        Assert.Equal(pager, ItemsView.Of(operation.Items!, operation, Calls.Of(operation)).Pager);
        Assert.Equal(method, Of("'x-items':{'item':'Thing'}", name: "GetAll").Items!.Method);
    }

    [Fact]
    public void Take_an_object_that_has_their_first_arguments()
    {
        var calls = Calls.Of(Of($"'x-by':{{'as':'JobReference','name':'job','members':['ProjectSlug','Number']}},'parameters':[{{'in':'path','name':'slug','required':true,'x-type':'ProjectSlug'}},{{'in':'path','name':'number','required':true,'schema':{{'type':'integer'}}}},{Option}],{Body}"));

        Assert.Equal(["JobReference job", "Thing request", "ThingsListOptions? options"], calls.ByObject!.Parameters.Select(p => $"{p.TypeName} {p.Name}"));
        Assert.Equal(["global::CircleCi.Generated.Http.Given.NotNull(job, \"job\").ProjectSlug", "job.Number", "request", "options"], calls.ByObject.Passed);
        Assert.Null(Calls.Of(Of("")).ByObject);
    }

    [Fact]
    public void That_overlay_yaml_says_are_no_lists_are_none() => Assert.Null(Of("'x-items':false").Items);

    [Fact]
    public void That_go_by_a_parameter_that_is_not_there_say_so() =>
        Assert.Equal("GET /a: x-items names page-token, which is not an optional parameter.", Assert.Throws<ViewException>(() => Of("'x-items':{'item':'Thing','token':'page-token'}").Items).Message);

    [Fact]
    public void Make_their_path_of_text_segments_and_slugs()
    {
        var node = JObject.Parse("""{"operationId":"Things_Get","x-slug":"{vcs-type}/{username}/{project}","parameters":[{"in":"path","name":"vcs-type"},{"in":"path","name":"username"},{"in":"path","name":"project"},{"in":"path","name":"org","x-type":"OrgSlug"},{"in":"path","name":"one","x-type":"OrgSlug","x-one-segment":true},{"in":"path","name":"n","schema":{"type":"integer"}}]}""");

        var request = RequestView.Of(new Operation("get", "/p/{vcs-type}/{username}/{project}/o/{org}/{one}/x/{n}/end", node, Schemas, new Api("v1.1")), obsolete: null);

        Assert.Equal(("\"api/v1.1/p/\"", "\"/api/v1.1/p/{vcs-type}/{username}/{project}/o/{org}/{one}/x/{n}/end\""), (request.Start, request.Route));
        Assert.Equal(
            ["Slug(\"projectSlug\", ProjectSlug.InParts(projectSlug), longName: true)", "Append(\"/o/\")", "Slug(\"org\", org)", "Append(\"/\")", "Segment(\"one\", one)", "Append(\"/x/\")", "Segment(\"n\", n)", "Append(\"/end\")"],
            request.Steps);
    }

    private static Operation Of(string node, string method = "get", string name = "List") =>
        new(method, "/a", JObject.Parse($"{{'operationId':'Things_{name}'{(node.Length > 0 ? "," : "")}{node}}}"), Schemas, new Api("v2"));
}
