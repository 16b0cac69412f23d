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
    [InlineData("", "empty part")]
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

        Assert.Contains(text.Length == 0 ? "1 part" : reason, e.Message);
        Assert.Contains("gh/acme/shop", e.Message);
    }

    [Fact]
    public void Are_equal_by_long_and_short_words_and_otherwise_to_the_letter()
    {
        Assert.Equal(new ProjectSlug("github/acme/shop"), new ProjectSlug("gh/acme/shop"));
        Assert.Equal(new ProjectSlug("github/acme/shop").GetHashCode(), new ProjectSlug("gh/acme/shop").GetHashCode());
        Assert.True(new OrgSlug("bitbucket/acme") == "bb/acme");
        Assert.NotEqual(new ProjectSlug("gh/acme/shop"), new ProjectSlug("gh/Acme/shop"));
        Assert.NotEqual(new ProjectSlug("gh/acme/shop"), new ProjectSlug("bb/acme/shop"));
    }

    [Theory]
    [InlineData("gh/acme/shop", "/api/v2/project/gh/acme/shop")]
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

    [Fact]
    public void Are_written_with_the_long_word_in_v1_1()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        circle.V11.Builds.Get("gh/acme/shop", 129);

        Assert.Equal("/api/v1.1/project/github/acme/shop/129", wire.Request.Path);
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
}
