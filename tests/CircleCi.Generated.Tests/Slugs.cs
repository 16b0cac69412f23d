using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests;

public class Slugs
{
    [Theory]
    [InlineData("gh/acme/shop", "gh", "acme", "shop")]
    [InlineData("github/acme/shop", "gh", "acme", "shop")]
    [InlineData("BitBucket/acme/shop", "bb", "acme", "shop")]
    [InlineData("circleci/8mNgiNk/5vYXq", "circleci", "8mNgiNk", "5vYXq")]
    [InlineData("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10", null, null, "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10")]
    public void Of_projects_are_three_parts_or_an_id(string text, string? vcs, string? organization, string project)
    {
        ProjectSlug slug = text;

        Assert.Equal((vcs, organization, project), (slug.Vcs, slug.Organization, slug.Project));
        Assert.Equal(text, slug.ToString());
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n", "is empty")]
    [InlineData("/gh/acme/shop", "empty part")]
    [InlineData("gh/acme/shop/", "empty part")]
    [InlineData("gh/ /shop", "empty part")]
    [InlineData("../acme/shop", "'..'")]
    [InlineData("gh%2Facme%2Fshop", "%2F")]
    [InlineData("gh/acme%2fshop/main", "%2F")]
    [InlineData("3f1c7a526f0e4d0b9a572b9f8f1f6a10", "1 part")]
    [InlineData("{3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10}", "1 part")]
    [InlineData("shop", "1 part")]
    [InlineData("acme/shop", "2 parts")]
    [InlineData("gh/acme/shop/main", "4 parts")]
    [InlineData("gh//shop", "empty part")]
    [InlineData("gh/acme/..", "'..'")]
    [InlineData("gh/./shop", "'.'")]
    [InlineData("gh/acme/sh\nop", "control character")]
    public void That_are_none_are_refused_with_the_reason(string text, string reason)
    {
        var e = Assert.Throws<ArgumentException>(() => new ProjectSlug(text));

        Assert.Contains(reason, e.Message);
        Assert.Contains("gh/acme/shop", e.Message);
    }

    [Theory]
    [InlineData("https://app.circleci.com/pipelines/gh/acme/shop", "specify gh/acme/shop.")]
    [InlineData("https://app.circleci.com/pipelines/github/acme/shop/130/workflows/3f1c7a52?branch=main", "specify github/acme/shop.")]
    [InlineData("https://app.circleci.com/settings/project/circleci/8mNgiNk/5vYXq#x", "specify circleci/8mNgiNk/5vYXq.")]
    [InlineData("https://github.com/acme/shop", "specify gh/acme/shop.")]
    [InlineData("github.com/acme/shop", "specify gh/acme/shop.")]
    [InlineData("https://ada:secret@github.com/acme/shop.git", "specify gh/acme/shop.")]
    [InlineData("git@bitbucket.org:acme/shop.git", "specify bb/acme/shop.")]
    [InlineData("https://circle.acme.test/?token=secret", "specify a project slug such as gh/acme/shop, or a project's UUID.")]
    [InlineData("https://github.com/acme", "specify a project slug such as gh/acme/shop, or a project's UUID.")]
    public void That_were_pasted_as_addresses_are_refused_with_the_slug_in_them(string address, string told)
    {
        var e = Assert.Throws<ArgumentException>(() => new ProjectSlug(address));

        Assert.Contains($"A URL is not a slug; {told}", e.Message);
        Assert.DoesNotContain("secret", e.Message);
    }

    [Fact]
    public void Of_any_characters_are_refused_or_sent_part_by_part()
    {
        string[] pieces = ["a", "Z9", "-_~", ".", "..", "é", "\u0001", " ", "%", "%2F", "2f", ":", "@", "+", "gh", "/", "/", "/"];
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        var random = new Random(1);
        var sent = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(3, 10)).Select(_ => pieces[random.Next(pieces.Length)])).Trim();
            var isSlug = ProjectSlug.TryParse(text, out var slug);

            Assert.Equal(IsSlug(text), isSlug);
            if (!isSlug)
            {
                Assert.Throws<ArgumentException>(() => new ProjectSlug(text));
                continue;
            }

            circle.V2.Projects.Get(slug);
            Assert.Equal($"/api/v2/project/{string.Join("/", text.Split('/').Select(Uri.EscapeDataString))}", wire.Requests[sent++].Path);
        }

        Assert.InRange(sent, 100, 20_000);
    }

    private static bool IsSlug(string text)
    {
        var parts = text.Split('/');
        return !text.Contains("://", StringComparison.Ordinal) && parts[0].IndexOfAny([':', '@']) < 0 && !parts[0].Trim('.').Contains('.', StringComparison.Ordinal)
            && !text.Contains("%2F", StringComparison.OrdinalIgnoreCase)
            && parts.Length == 3
            && parts.All(p => p.Trim().Length > 0 && p is not ("." or "..") && !p.Any(char.IsControl));
    }

    [Fact]
    public void Of_organizations_are_two_parts_or_an_id()
    {
        OrgSlug slug = " bitbucket/acme ";

        Assert.Equal(("bb", "acme", "bitbucket/acme"), (slug.Vcs, slug.Organization, slug.ToString()));
        Assert.Equal((null, "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"), (new OrgSlug("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10").Vcs, new OrgSlug("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10").Organization));
        Assert.Contains("has 3 parts; specify an organization slug such as gh/acme", Assert.Throws<ArgumentException>(() => new OrgSlug("gh/acme/shop")).Message);
        Assert.Contains("has 1 part; specify", Assert.Throws<ArgumentException>(() => new OrgSlug("acme")).Message);
        Assert.Contains("specify gh/acme.", Assert.Throws<ArgumentException>(() => new OrgSlug("https://github.com/acme/shop")).Message);
    }

    [Fact]
    public void Lose_the_blanks_around_them_and_messages_their_control_characters()
    {
        Assert.Equal("gh/acme/shop", new ProjectSlug(" gh/acme/shop\r\n").ToString());
        Assert.DoesNotContain('\u001b', Assert.Throws<ArgumentException>(() => new ProjectSlug("gh/acme/\u001b[2J")).Message);
        Assert.Throws<ArgumentNullException>(() => new ProjectSlug(null!));
        Assert.Throws<ArgumentNullException>(() => new OrgSlug(null!));
    }

    [Fact]
    public void Are_equal_by_long_and_short_words_and_otherwise_to_the_letter()
    {
        Assert.Equal(new ProjectSlug("github/acme/shop"), new ProjectSlug("gh/acme/shop"));
        Assert.Equal(new ProjectSlug("github/acme/shop").GetHashCode(), new ProjectSlug("gh/acme/shop").GetHashCode());
        Assert.True(new OrgSlug("bitbucket/acme") == "bb/acme");
        Assert.NotEqual(new ProjectSlug("gh/acme/shop"), new ProjectSlug("gh/Acme/shop"));
        Assert.NotEqual(new ProjectSlug("gh/acme/shop"), new ProjectSlug("bb/acme/shop"));
        Assert.NotEqual(new ProjectSlug("gh/acme/shop"), new ProjectSlug("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"));
        Assert.Equal(new ProjectSlug("3F1C7A52-6F0E-4D0B-9A57-2B9F8F1F6A10"), new ProjectSlug("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"));
        Assert.Equal(new OrgSlug("github/acme").GetHashCode(), new OrgSlug("gh/acme").GetHashCode());
    }

    [Theory]
    [InlineData("gh/acme/shop", "/api/v2/project/gh/acme/shop")]
    [InlineData("github/acme/shop", "/api/v2/project/github/acme/shop")]
    [InlineData("circleci/8mNgiNk/5vYXq", "/api/v2/project/circleci/8mNgiNk/5vYXq")]
    [InlineData("gh/ac me/sh+op", "/api/v2/project/gh/ac%20me/sh%2Bop")]
    [InlineData("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10", "/api/v2/project/3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10")]
    public void Keep_their_slashes_on_the_wire(string slug, string path)
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        circle.V2.Projects.Get(slug);

        Assert.Equal(path, wire.Request.Path);
    }

    [Theory]
    [InlineData("gh/acme/shop", "github/acme/shop")]
    [InlineData("github/acme/shop", "github/acme/shop")]
    [InlineData("bb/ac me/shop", "bitbucket/ac%20me/shop")]
    [InlineData("circleci/8mNgiNk/5vYXq", "circleci/8mNgiNk/5vYXq")]
    public void Are_written_with_the_long_word_in_v1_1(string slug, string path)
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        circle.V11.Builds.Get(slug, 129);

        Assert.Equal($"/api/v1.1/project/{path}/129", wire.Request.Path);
    }

    [Fact]
    public void That_are_an_id_are_refused_where_the_path_has_three_parts()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        var e = Assert.Throws<ArgumentException>(() => circle.V11.Builds.Get("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10", 129));

        Assert.Contains("gh/acme/shop", e.Message);
        Assert.Throws<ArgumentNullException>(() => circle.V11.Builds.Get(null!, 129));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void Of_organizations_are_one_escaped_part_where_an_id_is_taken_too()
    {
        using var wire = new Wire(json: """{"items":[]}""");
        using var circle = wire.Client();

        circle.V2.Organizations.ListUrlOrbAllowListEntries("gh/acme");
        circle.V2.Insights.GetOrganizationSummary("gh/acme");

        Assert.Equal(["/api/v2/organization/gh%2Facme/url-orb-allow-list", "/api/v2/insights/gh/acme/summary"], wire.Requests.Select(r => r.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void And_other_parts_of_a_path_cannot_lead_elsewhere(string name)
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        Assert.Throws<ArgumentException>(() => circle.V2.EnvironmentVariables.Delete("gh/acme/shop", name));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void Are_put_together_of_parts_and_taken_apart()
    {
        var slug = new ProjectSlug("gh", "acme", "shop");
        var (vcs, organization, project) = slug;

        Assert.Equal("gh/acme/shop", slug.ToString());
        Assert.Equal(("gh", "acme", "shop"), (vcs, organization, project));
        Assert.Equal(new OrgSlug("gh", "acme"), slug.Org);
        Assert.Equal(slug, new ProjectSlug(slug.Org, "shop"));
        Assert.Equal("github/acme", new ProjectSlug("github/acme/shop").Org.ToString());
        Assert.Contains("contains a slash", Assert.Throws<ArgumentException>(() => new ProjectSlug("gh", "acme/shop", "main")).Message);
        Assert.Contains("organization is empty", Assert.Throws<ArgumentException>(() => new ProjectSlug("gh", "", "main")).Message);
        Assert.Throws<ArgumentNullException>(() => new OrgSlug("gh", null!));
        var (of, name) = new OrgSlug("bb/acme");
        Assert.Equal(("bb", "acme"), (of, name));
    }

    [Fact]
    public void Are_made_of_ids()
    {
        var id = Guid.NewGuid();
        ProjectSlug project = new ProjectId(id);
        OrgSlug organization = new OrganizationId(id);

        Assert.Equal((null, $"{id}", $"{id}"), (project.Vcs, project.Project, project.ToString()));
        Assert.True(project == id && organization == id && project.Org.IsEmpty && ((ProjectSlug)default(ProjectId)).IsEmpty);
    }

    [Theory]
    [InlineData("gh/acme/shop", true)]
    [InlineData(" gh/acme/shop ", true)]
    [InlineData("acme/shop", false)]
    [InlineData("https://github.com/acme/shop", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Are_tried(string? text, bool isSlug)
    {
        Assert.Equal(isSlug, ProjectSlug.TryParse(text, out var slug));
        Assert.Equal(isSlug ? "gh/acme/shop" : "", slug.ToString());
        Assert.Equal(!isSlug, slug.IsEmpty);
        Assert.False(OrgSlug.TryParse(text?.Replace("acme/shop", "acme/shop/main"), out _));
        Assert.True(OrgSlug.TryParse("gh/acme", out var organization) && organization == OrgSlug.Parse("github/acme"));
    }

    [Theory]
    [InlineData("a/form/of/tomorrow")]
    [InlineData("shop")]
    [InlineData(" gh/acme/shop ")]
    [InlineData("github/acme/shop")]
    public void In_responses_are_kept_to_the_letter_whatever_they_are(string text)
    {
        var json = Newtonsoft.Json.JsonConvert.SerializeObject(text);
        using var wire = new Wire(json: $$"""{"project_slug":{{json}},"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"}""");
        using var circle = wire.Client();

        var pipeline = circle.V2.Pipelines.Get(Guid.NewGuid());

        Assert.Equal(text, pipeline.ProjectSlug.ToString());
        Assert.Contains($"\"project_slug\":{json}", Newtonsoft.Json.JsonConvert.SerializeObject(pipeline));
        Assert.Empty(pipeline.AdditionalProperties);
        if (!ProjectSlug.TryParse(text, out _))
            Assert.Contains("specify a project slug such as gh/acme/shop", Assert.Throws<ArgumentException>(() => circle.V2.Projects.Get(pipeline.ProjectSlug)).Message);
    }

    [Fact]
    public void Are_json_text_and_keys()
    {
        var slug = new ProjectSlug("gh/acme/shop");

        Assert.Equal("\"gh/acme/shop\"", Newtonsoft.Json.JsonConvert.SerializeObject(slug));
        Assert.Equal(slug, Newtonsoft.Json.JsonConvert.DeserializeObject<ProjectSlug>("\"github/acme/shop\""));
        Assert.Null(Newtonsoft.Json.JsonConvert.DeserializeObject<OrgSlug?>("null"));
        var map = new Dictionary<ProjectSlug, int> { [slug] = 1 };
        Assert.Equal(map, Newtonsoft.Json.JsonConvert.DeserializeObject<Dictionary<ProjectSlug, int>>(Newtonsoft.Json.JsonConvert.SerializeObject(map)));
    }
}
