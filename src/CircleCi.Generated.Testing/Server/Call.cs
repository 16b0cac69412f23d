using System.Globalization;
using System.Text;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>A request that a handler answers: what was given in path, query and body, and by whom. Handlers run one after the other.</summary>
internal sealed class Call(Operation operation, IReadOnlyDictionary<string, string> path, ILookup<string, string> query, JObject? body, Caller caller, SandboxWorld world)
{
    public Operation Operation => operation;

    /// <summary>What was sent, if it was an object.</summary>
    public JObject? Body => body;

    public Caller Caller => caller;

    public SandboxWorld World => world;

    public DateTimeOffset Now => world.Now;

    /// <summary>What was given in the path.</summary>
    public string this[string name] => path[name];

    /// <summary>What was given in the query, or in the path.</summary>
    public string? Query(string name) => query[name].FirstOrDefault() ?? path.GetValueOrDefault(name);

    /// <summary>All that was given in the query under a name.</summary>
    public IEnumerable<string> Queries(string name) => query[name];

    public long? Number(string name) => Query(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new RequestError(400, $"{name}: '{text}' is no number.");

    /// <exception cref="RequestError">It is missing or no UUID.</exception>
    public Guid Id(string name) => Guid.TryParse(Query(name), out var id) ? id : throw new RequestError(400, $"{name}: '{Query(name)}' is no UUID.");

    /// <summary>A text that the body must have.</summary>
    public string Text(string member) => Body?[member] is { Type: JTokenType.String } text ? (string)text! : throw new RequestError(400, $"{member}: is missing or no text.");

    /// <summary>A switch that the body may have.</summary>
    public bool Flag(string member) => Body?[member] switch
    {
        null or { Type: JTokenType.Null } => false,
        { Type: JTokenType.Boolean } flag => (bool)flag,
        _ => throw new RequestError(400, $"{member}: must be true or false."),
    };

    /// <summary>A text that the body may have.</summary>
    public string? OptionalText(string member) => Body?[member] is null or { Type: JTokenType.Null } ? null : Text(member);

    /// <summary>A text that the body must have, of those that there are.</summary>
    public string OneOf(string member, params string[] texts) =>
        Text(member) is var text && texts.Contains(text) ? text : throw new RequestError(400, $"{member}: '{text}' is none of {string.Join(", ", texts)}.");

    /// <summary>The project that the path names, in whichever of the ways.</summary>
    /// <exception cref="RequestError">There is none, or the caller may not see it: CircleCI does not tell which.</exception>
    public SandboxProject Project()
    {
        var slug = Query("projectSlug") ?? string.Join('/', new[] { Query("vcs-type") ?? Query("provider") ?? "gh", Query("username") ?? Query("organization"), Query("project") });
        return caller.Visible(world.FindProject(slug))
            ?? throw new RequestError(404, Operation.Api == "V2" ? "Project not found." : "Project not found", $"there is no {slug} that this token may see; a test adds one with circle.Org(\"acme\").Project(\"shop\")");
    }

    /// <summary>The organization that has a slug or an id.</summary>
    /// <exception cref="RequestError">There is none, or the caller may not see it.</exception>
    public SandboxOrg Org(string slugOrId) =>
        caller.Visible(world.FindOrg(slugOrId)) ?? throw new RequestError(404, "Org not found.", $"there is no {slugOrId} that this token may see; a test adds one with circle.Org(\"acme\")");

    /// <summary>The part of a list that was asked for, as v2 gives it.</summary>
    /// <param name="items">The whole list.</param>
    /// <param name="pageSize">What the caller wants, where he may say so.</param>
    public SandboxResponse Page(IEnumerable<JToken> items, int? pageSize = null)
    {
        var size = pageSize ?? world.PageSize;
        var all = items.ToList();
        var first = Query("page-token") is { } token ? FirstOf(token, size) : 0;
        var page = new JArray(all.Skip(first).Take(size));
        var next = first + page.Count;
        return new JObject { ["items"] = page, ["next_page_token"] = next < all.Count ? TokenOf(next) : null };
    }

    /// <summary>The part of a list that was asked for, as v1 and v1.1 give it: by limit and offset.</summary>
    public SandboxResponse Slice(IEnumerable<JToken> items) =>
        new JArray(items.Skip((int)Math.Min(Number("offset") ?? 0, int.MaxValue)).Take((int)Math.Min(Number("limit") ?? 30, 100)));

    private string TokenOf(int next) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Operation.Id} {next}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private int FirstOf(string token, int size)
    {
        // Tokens are for the list that gave them, and for no other one.
        for (var first = 0; first <= world.MaxListLength; first += size)
        {
            if (TokenOf(first) == token)
                return first;
        }

        throw new RequestError(400, $"'{token}' is no page token that this list gave.");
    }
}
