using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>Descriptions in a row, each changed further: nothing is lost on the way, and what was imported is found as it is by the next import.</summary>
public class Chains
{
    private const int Steps = 5;
    private static readonly string[] Months = ["2026-08", "2026-09", "2026-10", "2026-12", "2027-01", "2027-02"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Of_descriptions_lose_nothing_and_settle_at_once(int seed)
    {
        using var temporary = new TemporaryFolder();
        var folder = await SmallDocument.ImportAsync(Path.Combine(temporary.Path, "v2"));
        var random = new Random(seed);
        var (first, upstream) = (Document(folder), SmallDocument.Create());
        for (var step = 0; step < Steps; step++)
        {
            var before = Document(folder);
            var mutations = Enumerable.Range(0, 4).Select(_ => Mutations.All[random.Next(Mutations.All.Count)]).Where(m => TryChange(ref upstream, m)).Select(m => m.Name).ToList();

            await ImportAsync(upstream, folder, Months[step]);

            var now = Document(folder);
            Assert.Equal([], Contract.Breaches(first, now).Concat(Contract.Breaches(before, now)).Select(b => $"{string.Join(" + ", mutations)}: {b}"));
            await SettlesAsync(upstream, folder, Months[step + 1]);
            await SettlesAsync(now, folder, Months[step + 1]);
        }
    }

    [Fact]
    public async Task Share_no_type_of_answers_with_a_request()
    {
        using var temporary = new TemporaryFolder();
        var (folder, upstream) = (await SmallDocument.ImportAsync(Path.Combine(temporary.Path, "v2")), SmallDocument.Create());
        var first = Document(folder);
        // In a body, and in a member of a body.
        upstream["paths"]!["/workflow/known"] = JObject.Parse("""{ "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/WorkflowPageLike" } } } }, "responses": { "204": { "description": "d" } } } }""");
        upstream["components"]!["schemas"]!["WorkflowPageLike"] = JObject.Parse("""{ "type": "object", "properties": { "items": { "type": "array", "items": { "$ref": "#/components/schemas/Workflow" } } } }""");
        upstream["components"]!["schemas"]!["ContextCreateRequest"]!["properties"]!["like"] = JObject.Parse("""{ "$ref": "#/components/schemas/Context" }""");

        await ImportAsync(upstream, folder, Months[0]);

        Assert.Equal([], Contract.Breaches(first, Document(folder)));
        Assert.Null(Schema(folder, "Context")["x-sent"]);
        Assert.Null(Schema(folder, "Workflow")["x-sent"]);
        await SettlesAsync(upstream, folder, Months[1]);
    }

    [Fact]
    public async Task Go_on_to_send_null_in_a_request_that_becomes_an_answer_too()
    {
        using var temporary = new TemporaryFolder();
        var (folder, upstream) = (await SmallDocument.ImportAsync(Path.Combine(temporary.Path, "v2")), SmallDocument.Create());
        upstream["components"]!["schemas"]!["WebhookUpdateRequest"]!["properties"]!["note"] = JObject.Parse("""{ "type": "string", "nullable": true }""");
        await ImportAsync(upstream, folder, Months[0]);
        Assert.True((bool?)Schema(folder, "WebhookUpdateRequest")["properties"]!["note"]!["x-null"]);
        upstream["paths"]!["/webhook/draft"] = JObject.Parse("""{ "get": { "responses": { "200": { "description": "d", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/WebhookUpdateRequest" } } } } } } }""");

        await ImportAsync(upstream, folder, Months[1]);

        Assert.True((bool?)Schema(folder, "WebhookUpdateRequest")["properties"]!["note"]!["x-null"]);
    }

    [Theory]
    [InlineData("/context", "ContextPage", "next_page_token", "nextPageToken")]
    [InlineData("/webhook", "WebhookPage", "next_page_token", "next-page-token")]
    public async Task Enumerate_pages_however_their_token_is_spelled(string path, string type, string name, string other)
    {
        using var temporary = new TemporaryFolder();
        var (folder, upstream) = (await SmallDocument.ImportAsync(Path.Combine(temporary.Path, "v2")), SmallDocument.Create());
        var items = Document(folder)["paths"]![path]!["get"]!["x-items"]!;
        ((JObject)upstream["components"]!["schemas"]![type]!["properties"]!).Property(name)!.Replace(new JProperty(other, new JObject { ["type"] = "string", ["nullable"] = true }));

        await ImportAsync(upstream, folder, Months[0]);

        Assert.Equal(items, Document(folder)["paths"]![path]!["get"]!["x-items"]!, JToken.DeepEquals);
    }

    [Fact]
    public async Task Enumerate_an_only_list_that_gets_company()
    {
        using var workshop = new Workshop();
        const string list = "'list':{'type':'array','items':{'type':'object','title':'Thing','required':['a'],'properties':{'a':{'type':'string'}}}}";
        await workshop.ImportAsync(Workshop.OpenApi($"{{'/things':{Workshop.Get($"{{'type':'object','properties':{{{list}}}}}")}}}"), Months[0]);
        var items = workshop.Document["paths"]!["/things"]!["get"]!["x-items"]!;

        await workshop.ImportAsync(Workshop.OpenApi($"{{'/things':{Workshop.Get($"{{'type':'object','properties':{{{list},'total':{{'type':'integer'}}}}}}")}}}"), Months[1]);

        Assert.Equal("Thing", (string?)items["item"]);
        Assert.Equal(items, workshop.Document["paths"]!["/things"]!["get"]!["x-items"]!, JToken.DeepEquals);
    }

    [Theory]
    // A case that requires what two others are known by.
    [InlineData("{'type':'object','title':'Third','required':['id','slug','name'],'properties':{'id':{'type':'string'},'slug':{'type':'string'},'name':{'type':'string'}}}")]
    [InlineData("{'type':'object','properties':{'x':{'type':'string'}}}")]
    [InlineData("{'type':'object','properties':{'x':{'type':'string'},'y':{'type':'object','properties':{'z':{'type':'integer'}}}}}")]
    public async Task Find_the_cases_of_a_union_that_gets_another_one(string added)
    {
        using var workshop = new Workshop();
        const string cases = "{'type':'object','title':'ById','required':['id'],'properties':{'id':{'type':'string'}}},{'type':'object','title':'BySlug','required':['slug'],'properties':{'slug':{'type':'string'}}}";
        await workshop.ImportAsync(Description(cases), Months[0]);
        var first = workshop.Document;

        await workshop.ImportAsync(Description(cases + "," + added), Months[1]);

        Assert.Equal([], Contract.Breaches(first, workshop.Document));
        Assert.Contains("ById if id", Cases());
        Assert.Contains("BySlug if slug", Cases());
        await SettlesAsync(JObject.Parse(Description(cases + "," + added)), workshop.Api, Months[2]);
        await SettlesAsync(workshop.Document, workshop.Api, Months[2]);

        IEnumerable<string?> Cases() => workshop.Types.Properties().Select(p => p.Value["x-union"]).OfType<JArray>().Single().Values<string>();

        static string Description(string cases) => Workshop.OpenApi($"{{'/owner':{Workshop.Get($"{{'oneOf':[{cases}]}}")}}}");
    }

    [Fact]
    public async Task Know_a_case_by_its_sign_though_its_other_members_change()
    {
        using var temporary = new TemporaryFolder();
        var (folder, upstream) = (await SmallDocument.ImportAsync(Path.Combine(temporary.Path, "v2")), SmallDocument.Create());
        var first = Document(folder);
        var members = (JObject)upstream["components"]!["schemas"]!["ContextOwnerById"]!["properties"]!;
        members.Property("type")!.Replace(new JProperty("kind", new JObject { ["type"] = "string" }));

        await ImportAsync(upstream, folder, Months[0]);

        Assert.Equal([], Contract.Breaches(first, Document(folder)));
        await SettlesAsync(upstream, folder, Months[1]);
    }

    [Fact]
    public async Task Mark_the_values_of_a_parameter_of_Swagger_2_in_each_import()
    {
        using var temporary = new TemporaryFolder();
        var folder = await OurDescription.ImportAsync("v1", temporary.Path);
        var upstream = OurDescription.AsUpstream("v1");
        var values = upstream.SelectTokens("$.paths.*.*.parameters[*].enum").OfType<JArray>().ToList();
        Assert.NotEmpty(values);
        foreach (var value in values.Select(v => v[0]))
            value.Remove();
        ((JArray)upstream["definitions"]!["BuildFilter"]!["enum"]!)[0].Remove();

        await ImportAsync(upstream, folder, Months[0]);

        Assert.Contains("x-last-described", JObject.Parse(await File.ReadAllTextAsync(folder.Document(isSwagger2: true)))["definitions"]!["BuildFilter"]!.Children<JProperty>().Select(p => p.Name));
        await SettlesAsync(upstream, folder, Months[1]);
        await SettlesAsync(JObject.Parse(await File.ReadAllTextAsync(folder.Document(isSwagger2: true))), folder, Months[1]);
    }

    private static JObject Document(ApiFolder folder) => JObject.Parse(File.ReadAllText(folder.Document(isSwagger2: false)));

    private static JObject Schema(ApiFolder folder, string name) => (JObject)Document(folder)["components"]!["schemas"]![name]!;

    private static Task<ImportResult> ImportAsync(JObject upstream, ApiFolder folder, string month) => Importer.ImportAsync("upstream", (JObject)upstream.DeepClone(), folder, default, month);

    /// <summary>Another import changes no file and has nothing new to tell.</summary>
    private static async Task SettlesAsync(JObject upstream, ApiFolder folder, string month)
    {
        var result = await ImportAsync(upstream, folder, month);
        Assert.Empty(result.ChangedFiles);
        Assert.DoesNotContain(result.Facts, f => f.IsNew);
    }

    private static bool TryChange(ref JObject upstream, Mutation mutation)
    {
        var changed = (JObject)upstream.DeepClone();
        try
        {
            mutation.Change(changed);
            ApiReader.Read("upstream", (JObject)changed.DeepClone());
            upstream = changed;
            return true;
        }
        catch (Exception e) when (e is ImportException or NullReferenceException or InvalidOperationException or ArgumentException or InvalidCastException or KeyNotFoundException)
        {
            // An earlier change left nothing for this one to change.
            return false;
        }
    }
}
