using System.Text.RegularExpressions;
using Humanizer;

namespace CircleCi.Build.Import;

/// <summary>The names that what is new gets: .NET words made of upstream's. What has a name keeps it, see <see cref="NameLock"/>.</summary>
internal static partial class NameRules
{
    /// <summary>The member of a page that leads to the next one.</summary>
    private const string PageToken = "next_page_token";

    /// <summary>Names that would hide a type of System that every program uses.</summary>
    private static readonly HashSet<string> Poor = ["Action", "Attribute", "Buffer", "Delegate", "Enum", "Environment", "Exception", "Group", "Index", "Item",
        "Job", "Label", "Object", "Range", "String", "Task", "Thread", "Timer", "Type", "Uri", "Version"];

    /// <summary>Types that are written by hand and have no generated half, by their files, and names that generated code has for something else.</summary>
    private static readonly Lazy<HashSet<string>> HandWritten = new(() =>
    [
        "CircleCi", "Converter", "Newtonsoft", "System", "Values",
        .. from file in Directory.EnumerateFiles(Repository.At("src", "CircleCi.Generated"), "*.cs", SearchOption.AllDirectories)
           where !file.EndsWith(".g.cs", StringComparison.Ordinal) && !PartialType().IsMatch(File.ReadAllText(file))
           select Path.GetFileName(file).Split('.')[0],
    ]);

    private static readonly HashSet<string> Keywords = [.. ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double "
        + "else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object "
        + "operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true "
        + "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' ')];

    /// <summary>Names that every client has, or every .NET object.</summary>
    private static readonly HashSet<string> OfObject = ["Response", "Connection", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "Send", "ToString"];

    /// <summary>Words of operationIds that .NET says otherwise.</summary>
    private static readonly Dictionary<string, string> Verbs = new() { ["Retrieve"] = "Get", ["Patch"] = "Update", ["Remove"] = "Delete", ["Fetch"] = "Get" };

    /// <summary>Path parameters that together are one project slug.</summary>
    private static readonly string[] SplitSlugs = ["{provider}/{organization}/{project}", "{vcs-type}/{username}/{project}"];

    public static IReadOnlyList<string> Words(string text) => [.. WordPattern().Matches(text).Select(m => m.Value)];

    public static string Pascal(string text) => string.Concat(Words(text).Select(w => char.ToUpperInvariant(w[0]) + w[1..].ToLowerInvariant()));

    /// <summary>The name of a parameter. Words that C# has taken for itself become another name.</summary>
    public static string Camel(string text)
    {
        var pascal = Pascal(text);
        if (pascal.Length == 0 || char.IsAsciiDigit(pascal[0]))
            pascal = "Value" + pascal;
        var name = char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return Keywords.Contains(name) || name is "request" or "options" or "cancellationToken" ? name + "Value" : name;
    }

    public static string Singular(string name) => name.Singularize(inputIsKnownToBePlural: false) ?? name;

    /// <summary>The client of an area: its tag in the plural.</summary>
    public static string Client(string tag) => Pascal(tag) is { Length: > 0 } name && !char.IsAsciiDigit(name[0]) ? name.Pluralize(inputIsKnownToBeSingular: false) : $"Area{Pascal(tag)}";

    /// <summary>The method of an operation within its client, from its operationId, or from method and path where it has none.</summary>
    public static string Method(ApiOperation operation, string client)
    {
        // A generator's counter at the end of an operationId (createProject1) is no part of the name.
        var words = operation.OperationId is { } id ? Words(id.TrimEnd([.. "0123456789"])).Select(Pascal).ToList() : [];
        if (words.Count == 0)
            words = FromPath(operation);
        if (words.Count == 0 || char.IsAsciiDigit(words[0][0]))
            words.Insert(0, "Call");
        if (Verbs.TryGetValue(words[0], out var verb))
            words[0] = verb;
        if (words[0] == "Get" && IsList(operation))
            words[0] = "List";

        // The client already says what it is about: Contexts.Create, not Contexts.CreateContext.
        var noun = Words(Singular(client));
        for (var i = 1; i + noun.Count <= words.Count; i++)
        {
            if (noun.Select((n, k) => string.Equals(Singular(words[i + k]), n, StringComparison.OrdinalIgnoreCase)).All(same => same))
            {
                words.RemoveRange(i, noun.Count);
                break;
            }
        }

        if (words is [_, .., "By", "Id" or "Slug"])
            words.RemoveRange(words.Count - 2, 2);
        if (words is [_, .., "From" or "To" or "For" or "Of" or "In"])
            words.RemoveAt(words.Count - 1);
        var name = string.Concat(words);
        return OfObject.Contains(name) ? Qualified(operation, name) : name;
    }

    /// <summary>What tells an operation from another one that has its name: the first word of its path.</summary>
    public static string Qualified(ApiOperation operation, string method) =>
        method + "For" + Singular(Pascal(Paths.Words(operation.Path).FirstOrDefault() ?? operation.Method));

    /// <summary>The names that a method brings into its client, those of its helpers included.</summary>
    public static IEnumerable<string> Brought(string method, ApiOperation? operation)
    {
        string[] names = operation is null || !IsList(operation) ? [method] : [method, method.StartsWith("List", StringComparison.Ordinal) ? "Enumerate" + method[4..] : method.StartsWith("Get", StringComparison.Ordinal) ? "Enumerate" + method[3..] : method];
        return names.SelectMany(n => new[] { n, n + "Async" }).Concat([method + "Request", method + "Response", method + "Source"]).Distinct();
    }

    /// <summary>Names for a method whose own is taken: with more and more words of its path, then with its parameters, at last with its HTTP method.</summary>
    public static IEnumerable<string> Further(ApiOperation operation, string method)
    {
        yield return Qualified(operation, method);
        var words = Paths.Words(operation.Path).Select(w => Singular(Pascal(w))).ToList();
        for (var i = 2; i <= words.Count; i++)
            yield return $"{method}For{string.Concat(words.Take(i))}";
        var name = $"{method}For{string.Concat(words)}";
        if (Paths.Parameters(operation.Path).Select(Pascal).ToList() is { Count: > 0 } parameters)
            yield return name += $"By{string.Join("And", parameters)}";
        while (true)
            yield return name += "With" + Pascal(operation.Method.ToLowerInvariant());
    }

    /// <summary>Names for a type when all that it would have are taken: with the words of the path at which it stands.</summary>
    public static IEnumerable<string> Further(string place, string name)
    {
        if (place.Split(' ') is [var method, ['/', ..] path, ..])
        {
            var words = string.Concat(Paths.Words(path).Select(Pascal));
            yield return words + name;
            yield return name = words + Pascal(method.ToLowerInvariant()) + name;
        }

        while (true)
            yield return name += "Value";
    }

    /// <summary>The C# names of what a call must be given, in order: path parameters, then required headers and query parameters.</summary>
    public static IEnumerable<string> Parameters(ApiOperation operation)
    {
        var slug = SplitSlug(operation);
        var inSlug = slug is null ? [] : Paths.Parameters(slug);
        var first = true;
        HashSet<string> taken = slug is null ? [] : ["projectSlug"];
        foreach (var parameter in operation.Parameters.Where(p => p.In == "path" || p.Required))
        {
            if (parameter.In != "path" || !inSlug.Contains(parameter.Name))
                yield return Free(parameter);
            else if (first)
                yield return "projectSlug";
            first = first && !(parameter.In == "path" && inSlug.Contains(parameter.Name));
        }

        string Free(ApiParameter parameter)
        {
            var name = Camel(parameter.Name);
            while (!taken.Add(name))
                name += Pascal(parameter.In);
            return name;
        }
    }

    /// <summary>The part of the path that is a project slug in pieces, if any.</summary>
    public static string? SplitSlug(ApiOperation operation) => SplitSlugs.FirstOrDefault(operation.Path.Contains);

    /// <summary>The item type's place within a page, if that is what the operation answers: an object of items and a token.</summary>
    public static bool IsPage(Schema schema) =>
        schema.Kind == SchemaKind.Object
        && schema.Properties.Keys.Any(n => n == PageToken || Spelling.IsOther(n, PageToken))
        && schema.Properties.TryGetValue("items", out var items) && items.Schema.Kind == SchemaKind.Array;

    /// <summary>Whether a slot is a response of failure.</summary>
    public static bool IsError(string slot) => slot == "default" || (char.IsAsciiDigit(slot[0]) && !slot.StartsWith('2'));

    /// <summary>Whether it is an object of a message and nothing else.</summary>
    public static bool IsMessage(Schema schema) => schema.Kind == SchemaKind.Object && schema.Properties.Keys.SequenceEqual(["message"]);

    /// <summary>Names for a type that comes with a response, a body or a parameter, the best first.</summary>
    public static IEnumerable<string> ForRoot(ApiOperation operation, string client, string method, string slot, Schema schema)
    {
        var owner = Singular(client);
        if (IsError(slot))
        {
            if (!IsMessage(schema))
                yield return "ErrorResponse";
            yield return $"{owner}{method}Error";
            yield break;
        }

        if (Usable(schema.Hint) is { } hint)
            yield return hint;
        if (slot == "2xx")
        {
            yield return $"{owner}{method}Result";
        }
        else if (slot == "body")
        {
            yield return $"{owner}{method}Request";
        }
        else if (slot.StartsWith('2'))
        {
            if (IsPage(schema))
                yield return (Usable(schema.Properties["items"].Schema.Items!.Schema.Hint) ?? (method == "List" ? owner : $"{owner}{Singular(Strip(method, "List", "Get"))}")) + "Page";
            yield return $"{owner}{method}Response";
            yield return $"{owner}{method}Response{Pascal(slot)}Response";
        }
        else
        {
            var name = Pascal(slot.Split(' ')[^1]);
            yield return name.StartsWith(owner, StringComparison.Ordinal) ? name : owner + name;
            yield return $"{owner}{method}{name}";
        }
    }

    /// <summary>Names for a type that a member of another type has, the best first.</summary>
    public static IEnumerable<string> ForMember(string parent, string member, Schema schema)
    {
        if (Usable(schema.Hint) is { } hint)
            yield return hint;
        var bare = Strip(parent, suffixes: ["Page", "Response", "Request", "List"]);
        var name = Pascal(member.Split('.', '|')[^1]);
        if (member.Contains("[]") || member.Contains("{}"))
            name = Singular(name);
        if (name == "Item")
        {
            if (bare != parent && !Poor.Contains(bare))
                yield return Singular(bare);
            yield return parent + "Item";
        }

        yield return name.StartsWith(bare, StringComparison.Ordinal) && name != bare ? name : bare + name;
        yield return parent + name;
    }

    /// <summary>Whether a new type of this name would hide one of the SDK's own, or be one with it.</summary>
    public static bool IsHandWritten(string name) => HandWritten.Value.Contains(name);

    public static bool IsIdentifier(string name) => Identifier().IsMatch(name);

    /// <summary>A name given upstream, if it is good enough to be seen by users.</summary>
    private static string? Usable(string? hint)
    {
        if (hint is null || Pascal(hint) is not { Length: > 2 } name || char.IsAsciiDigit(name[^1]) || !IsIdentifier(name) || Poor.Contains(name))
            return null;
        return name;
    }

    private static string Strip(string name, params string[] prefixes) =>
        prefixes.FirstOrDefault(p => name.StartsWith(p, StringComparison.Ordinal) && name.Length > p.Length) is { } prefix ? name[prefix.Length..] : name;

    private static string Strip(string name, IEnumerable<string> suffixes) =>
        suffixes.FirstOrDefault(s => name.EndsWith(s, StringComparison.Ordinal) && name.Length > s.Length) is { } suffix ? name[..^suffix.Length] : name;

    private static bool IsList(ApiOperation operation) =>
        operation.Successes.FirstOrDefault()?.Use?.Schema is { } schema
        && (schema.Kind == SchemaKind.Array || (schema.Kind == SchemaKind.Object && schema.Properties.TryGetValue("items", out var items) && items.Schema.Kind == SchemaKind.Array));

    private static List<string> FromPath(ApiOperation operation)
    {
        var segments = operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var last = Paths.Words(operation.Path).LastOrDefault() ?? "Root";
        var endsInParameter = segments.Length > 0 && segments[^1].StartsWith('{');
        var noun = Words(last).Select(Pascal);
        return operation.Method switch
        {
            "POST" when !endsInParameter && operation.Body is null => [.. noun],
            "POST" => ["Create", .. noun],
            "PUT" or "PATCH" => ["Update", .. noun],
            "DELETE" => ["Delete", .. noun],
            _ => [IsList(operation) ? "List" : "Get", .. noun],
        };
    }

    [GeneratedRegex("[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\bpartial (class|struct|record)\b")]
    private static partial Regex PartialType();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Identifier();
}
