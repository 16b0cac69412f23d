using CircleCi.Build.CSharp;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Shown;

/// <summary>How C# shows an object: its members, and what tells it from a response without anything in it.</summary>
public class Models
{
    private static readonly CSharp.Schemas Schemas = new(JObject.Parse("""{"components":{"schemas":{"Thing":{"type":"object"},"State":{"type":"string","enum":["on"]}}}}"""));

    [Theory]
    // What is read: text is never null where it is promised, objects are made when they are asked for, and values have their default.
    [InlineData(false, true, "{'type':'string'}", "string X { get; set; } = string.Empty", "json.Member(0, X)")]
    [InlineData(false, false, "{'type':'string'}", "string? X { get; set; }", "json.Member(0, X)")]
    [InlineData(false, true, "{'type':'string','nullable':true}", "string? X { get; set; }", "json.Member(0, X)")]
    [InlineData(false, true, "{'type':'integer'}", "long X { get; set; }", "json.Member(0, X)")]
    [InlineData(false, false, "{'type':'integer'}", "long? X { get; set; }", "json.Member(0, X)")]
    [InlineData(false, true, "{'$ref':'#/components/schemas/State'}", "State X { get; set; }", "json.Member(0, X)")]
    [InlineData(false, true, "{'$ref':'#/components/schemas/Thing'}", "Thing X { made }", "json.Made(0, _x)")]
    [InlineData(false, false, "{'$ref':'#/components/schemas/Thing'}", "Thing? X { get; set; }", "json.Member(0, X)")]
    [InlineData(false, false, "{'type':'string','format':'uuid','x-type':'ThingId','x-never-null':true}", "CircleCi.Generated.ThingId X { get; set; }", "json.Member(0, X)")]
    [InlineData(false, false, "{'type':'string','format':'uuid','x-type':'ThingId'}", "CircleCi.Generated.ThingId? X { get; set; }", "json.Member(0, X)")]
    [InlineData(true, true, "{'type':'string','x-type':'ThingId','x-never-null':true}", "CircleCi.Generated.ThingId? X { get; set; }", "json.Member(0, X)")]
    [InlineData(false, true, "{'type':'integer','x-unit':'milliseconds'}", "System.TimeSpan X { get; set; }", "json.InMilliseconds().Member(0, X)")]
    [InlineData(true, false, "{'type':'string','x-type':'JobStatus','x-wire-enum':true}", "CircleCi.Generated.JobStatus? X { given }", "json.Member(0, X)")]
    [InlineData(false, true, "{}", "Newtonsoft.Json.Linq.JToken? X { get; set; }", "json.Member(0, X)")]
    [InlineData(false, false, "{'type':'array','items':{'type':'string'}}", "System.Collections.Generic.IList<string> X { made }", "json.Member(0, _x)")]
    [InlineData(false, true, "{'type':'object','additionalProperties':{'type':'string'}}", "CircleCiMap<string> X { made }", "json.Member(0, _x)")]
    // What is sent: what must be given is null until it is, empty texts that may be left out are, and null is written where it says something.
    [InlineData(true, true, "{'type':'string'}", "string X { get; set; } = null!", "json.Member(0, X)")]
    [InlineData(true, true, "{'type':'integer'}", "long? X { get; set; }", "json.Member(0, X)")]
    [InlineData(true, false, "{'type':'string'}", "string? X { given }", "json.Member(0, X)")]
    [InlineData(true, false, "{'type':'string','x-empty':'means none'}", "string? X { get; set; }", "json.Member(0, X)")]
    [InlineData(true, false, "{'$ref':'#/components/schemas/State'}", "State? X { given }", "json.Member(0, X)")]
    [InlineData(true, true, "{'type':'string','x-constant':'a'}", "string? X { get; set; } = \"a\"", "json.Member(0, X)")]
    [InlineData(true, false, "{'type':'string','x-constant':'a'}", "string? X { given }", "json.Member(0, X)")]
    [InlineData(true, false, "{'type':'boolean','x-initial':false}", "bool? X { get; set; } = false", "json.Member(0, X)")]
    [InlineData(true, false, "{'type':'number','x-was-constant':0.5}", "double? X { get; set; } = 0.5", "json.Member(0, X)")]
    [InlineData(true, false, "{'type':'integer','nullable':true,'x-null':true}", "long? X { nulled }", "json.Nullable(0, _xIsSet, _x)")]
    [InlineData(true, true, "{'type':'string','x-secret':true}", "CircleCiSecret? X { get; set; }", "json.Member(0, X)")]
    [InlineData(true, true, "{'type':'array','items':{'type':'string'}}", "System.Collections.Generic.IList<string> X { made }", "json.Always(0, X)")]
    [InlineData(true, false, "{'type':'object','x-secret':true,'additionalProperties':{'type':'string'}}", "CircleCiMap<CircleCiSecret> X { made }", "json.Member(0, _x)")]
    public void Have_members_by_whether_they_are_sent_required_and_nullable(bool isSent, bool isRequired, string schema, string shown, string writer)
    {
        var member = Of($"'properties':{{'x':{schema}}}{(isRequired ? ",'required':['x']" : "")}{(isSent ? ",'x-sent':true" : "")}").Members.Single();

        var how = member.Accessors.Get.Contains("Members.Get(ref _x)", StringComparison.Ordinal) ? "{ made }"
            : member.Accessors.Set.Count == 2 ? "{ nulled }"
            : member.Accessors.Set[0].Contains("Given.OrNull", StringComparison.Ordinal) ? "{ given }"
            : (member.Accessors.Get, member.Accessors.Set[0]) == ("_x", "_x = value") ? $"{{ get; set; }}{member.Fields[0].Start}" : "?";
        Assert.Equal((shown, writer), ($"{member.TypeName} {member.Name} {how}", member.Writer));
    }

    [Theory]
    [InlineData("'required':['id'],'properties':{'id':{'type':'string','format':'uuid'}}", true, "Id == global::System.Guid.Empty")]
    [InlineData("'required':['id','a_id'],'properties':{'a_id':{'type':'string','format':'uuid'},'id':{'type':'string','format':'uuid'}}", true, "Id == global::System.Guid.Empty")]
    [InlineData("'required':['b_id','a_id'],'properties':{'b_id':{'type':'string','format':'uuid'},'a_id':{'type':'string','format':'uuid'}}", true, "BId == global::System.Guid.Empty")]
    [InlineData("'required':['id'],'properties':{'id':{'type':'string','format':'uuid','nullable':true}}", true, null)]
    [InlineData("'required':['id'],'properties':{'id':{'type':'string','format':'uuid','x-type':'ThingId'}}", true, "Id.IsEmpty")]
    [InlineData("'properties':{'id':{'type':'string','format':'uuid'}}", false, null)]
    [InlineData("'required':['build_num'],'properties':{'build_num':{'type':'integer'}}", true, null)]
    [InlineData("'required':['color'],'properties':{'color':{'type':'string'}}", false, null)]
    [InlineData("'x-identity':true,'required':['color'],'properties':{'color':{'type':'string'}}", true, null)]
    [InlineData("'x-identity':false,'required':['id'],'properties':{'id':{'type':'string','format':'uuid'}}", false, null)]
    [InlineData("'x-identity':'key','required':['id','key'],'properties':{'id':{'type':'string','format':'uuid'},'key':{'type':'string','format':'uuid'}}", true, "Key == global::System.Guid.Empty")]
    [InlineData("'x-sent':true,'required':['id'],'properties':{'id':{'type':'string','format':'uuid'}}", false, null)]
    public void Are_known_by_what_they_promise_or_as_overlay_yaml_says(string schema, bool hasIdentity, string? lacksId)
    {
        var model = Of(schema);

        Assert.Equal((hasIdentity, lacksId), (model.HasIdentity, model.LacksId));
    }

    [Theory]
    [InlineData("'properties':{'message':{'type':'string'}}", true)]
    [InlineData("'properties':{'message':{'type':'string'},'status':{'type':'integer'}}", true)]
    [InlineData("'properties':{'message':{'type':'string'},'id':{'type':'string'}}", false)]
    [InlineData("'x-message':false,'properties':{'message':{'type':'string'}}", false)]
    [InlineData("'x-message':true,'properties':{'text':{'type':'string'}}", true)]
    public void Are_mere_messages_where_nothing_else_is_in_them_or_as_overlay_yaml_says(string schema, bool isMessage) => Assert.Equal(isMessage, Of(schema).IsMessage);

    [Fact]
    public void Cannot_be_known_by_what_is_no_id() =>
        Assert.Equal("Owner: x-identity is 'name', which is not one of its required UUIDs; specify one of them, true or false.", Assert.Throws<ViewException>(() => Of("'x-identity':'name','required':['name'],'properties':{'name':{'type':'string'}}")).Message);

    [Fact]
    public void Convert_to_the_ids_that_they_carry_and_are_made_of_what_was_read()
    {
        var model = Of("'x-carries':[{'to':'CircleCi.Generated.ThingId','member':'Id'}],'x-from':{'source':'Thing','members':['A = source.A;']}");

        Assert.Equal([new ConversionView("CircleCi.Generated.ThingId", "Id")], model.Conversions);
        Assert.Equal(("Thing", "A = source.A;"), (model.Source!.TypeName, model.Source.Statements.Single()));
    }

    [Theory]
    [InlineData("Sent", true)]
    // Stand-ins for CircleCI create what is received with a few members.
    [InlineData("Both", false)]
    [InlineData("Inside", false)]
    [InlineData("Supplied", false)]
    [InlineData("Constant", false)]
    public void Must_be_complete_where_they_are_only_sent(string name, bool isRequired)
    {
        var document = JObject.Parse("""
            {
              "paths": {"/a": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Both"}}}}}}}},
              "components": {"schemas": {
                "Sent": {"type": "object", "x-sent": true, "required": ["x"], "properties": {"x": {"type": "string"}}},
                "Both": {"type": "object", "x-sent": true, "required": ["x"], "properties": {"x": {"type": "array", "items": {"$ref": "#/components/schemas/Inside"}}}},
                "Inside": {"type": "object", "x-sent": true, "required": ["x"], "properties": {"x": {"type": "string"}}},
                "Supplied": {"type": "object", "x-sent": true, "required": ["x"], "properties": {"x": {"type": "string", "x-supplied": true}}},
                "Constant": {"type": "object", "x-sent": true, "required": ["x"], "properties": {"x": {"type": "string", "x-constant": "a"}}}
              }}
            }
            """);

        var model = ModelView.Of(name, (JObject)document["components"]!["schemas"]![name]!, new CSharp.Schemas(document));

        Assert.Equal((isRequired, isRequired), (model.MustBeComplete, model.Members.Single().MustBeSet));
    }

    [Theory]
    [InlineData("a `b<c>` & d", "a <c>b&lt;c&gt;</c> &amp; d")]
    [InlineData("see <see cref=\"V2.Pipeline\"/> and <paramref name=\"x\"/>", "see <see cref=\"V2.Pipeline\"/> and <paramref name=\"x\"/>")]
    [InlineData("`<see cref=\"a\"/>` <b>", "<c>&lt;see cref=\"a\"/&gt;</c> &lt;b&gt;")]
    [InlineData("Text, `` in JSON.", "Text, <c>\"\"</c> in JSON.")]
    [InlineData(" one\r\ntwo ", "one\n/// <br/>two")]
    public void Are_documented_in_xml(string prose, string docs) => Assert.Equal(docs, CSharp.Docs.Of(prose));

    [Fact]
    public void Have_no_member_of_their_own_name() => Assert.Equal(["OwnerValue", "Other"], Of("'properties':{'owner':{'type':'string'},'b':{'type':'string','x-name':'Other'}}").Members.Select(m => m.Name));

    private static ModelView Of(string schema) => ModelView.Of("Owner", JObject.Parse($"{{'type':'object',{schema}}}"), Schemas);
}
