using System.Collections;
using System.Globalization;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>A request in the making. Literal text goes in by <see cref="Path"/>; everything that a caller gave is escaped.</summary>
/// <param name="method">The HTTP method.</param>
/// <param name="path">How the path begins, relative to the server's root.</param>
/// <param name="route">The path as it is documented, with its parameters in braces: the same for all calls of an operation.</param>
internal sealed class ApiRequest(string method, string path, string route)
{
    /// <summary>The media type of requests and responses unless specified otherwise.</summary>
    public const string Json = "application/json";

    private TargetText _target = new(path);
    private List<KeyValuePair<string, string>>? _headers;
    private bool _hasQuery;

    public string Method { get; } = method;

    public string Route { get; } = route;

    /// <summary>What takes the place of the operation, if CircleCI has deprecated it.</summary>
    public string? Obsolete { get; init; }

    /// <summary>The media type that is requested.</summary>
    public string Accept { get; init; } = Json;

    /// <summary>The media type of the content. If it is not JSON's, the content is text or bytes.</summary>
    public string ContentType { get; init; } = Json;

    /// <summary>The headers that the operation takes, besides those of every request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers ?? (IReadOnlyList<KeyValuePair<string, string>>)[];

    /// <summary>Where it goes, if not to the path under the server: to a file elsewhere.</summary>
    public Uri? Elsewhere { get; init; }

    /// <summary>Whether the file is wanted as it is stored: not compressed on its way, and not unpacked if it is kept compressed.</summary>
    public bool IsAsStored { get; init; }

    /// <summary>Where in a file the response is to begin; 0 for its beginning.</summary>
    public long From { get; init; }

    /// <summary>Whether the request can be repeated without further effect. The default depends on the HTTP method.</summary>
    public bool IsIdempotent { get; init; } = method is "GET" or "HEAD" or "PUT" or "DELETE" or "OPTIONS";

    /// <summary>Where it goes, without the query, which may hold what others must not see.</summary>
    public string Path => Elsewhere is null ? "/" + Target.Split('?')[0] : Elsewhere.GetLeftPart(UriPartial.Path);

    /// <summary>What is sent, or null for no body.</summary>
    public object? Content { get; private set; }

    /// <summary>Path and query, relative to the server's address.</summary>
    public string Target => _target.ToString();

    public ApiRequest Append(string text)
    {
        _target.Append(text);
        return this;
    }

    /// <param name="name">The parameter that the caller gave it for.</param>
    /// <param name="value">The next part of the path.</param>
    /// <exception cref="ArgumentException">It would name another resource once the address is put together, or none.</exception>
    public ApiRequest Segment(string name, string value)
    {
        if (Given(name, value) is "." or "..")
            throw new ArgumentException($"{Method} /{Target}: '{value}' is not valid as part of a path.", name);
        return Append(Uri.EscapeDataString(value));
    }

    /// <inheritdoc cref="Segment(string, string)"/>
    public ApiRequest Segment(string name, long value) =>
        value > 0 ? Append(value.ToString(CultureInfo.InvariantCulture)) : throw Refuse(name, value.ToString(CultureInfo.InvariantCulture), "specify a number greater than 0");

    /// <inheritdoc cref="Segment(string, string)"/>
    public ApiRequest Segment(string name, double value) => Append(TextOf(value));

    /// <inheritdoc cref="Segment(string, string)"/>
    public ApiRequest Segment(string name, bool value) => Append(TextOf(value));

    /// <inheritdoc cref="Segment(string, string)"/>
    public ApiRequest Segment(string name, DateTimeOffset value) => Append(Uri.EscapeDataString(TextOf(Given(name, value))));

    /// <summary>A list is one part of the path, with commas in it.</summary>
    /// <exception cref="ArgumentException">It or something in it is empty.</exception>
    public ApiRequest Segment<T>(string name, IEnumerable<T> values)
    {
        var texts = Texts(name, values);
        return texts.Count == 1 ? Segment(name, texts[0]) : Append(string.Join(",", texts.Select(Uri.EscapeDataString)));
    }

    /// <inheritdoc cref="Segment(string, string)"/>
    public ApiRequest Segment(string name, Guid value) => Append(Given(name, value).ToString("D"));

    /// <inheritdoc cref="Segment(string, string)"/>
    public ApiRequest Segment(string name, OrgSlug value) => Segment(name, Given(name, value).ToString());

    /// <inheritdoc cref="Segment(string, string)"/>
    public ApiRequest Segment<T>(string name, T value)
        where T : struct, IWireText => Segment(name, Given(name, value).Value);

    /// <param name="name">The parameter that the caller gave it for.</param>
    /// <param name="project">The project; each part of it is escaped by itself, with literal slashes between.</param>
    /// <param name="longName">Whether the version control system is given in its long form, the only one that v1.1 documents.</param>
    public ApiRequest Slug(string name, ProjectSlug project, bool longName = false) => Slug(name, Given(name, project).Checked, longName && project.Vcs is not null);

    public ApiRequest Slug(string name, OrgSlug organization) => Slug(name, Given(name, organization).Checked, longName: false);

    /// <summary>A query parameter that the call cannot do without. A list is sent as repeated keys.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public ApiRequest Required<T>(string wire, string name, T value)
    {
        foreach (var text in Texts(name, value))
            Query(wire, text);
        return this;
    }

    /// <inheritdoc cref="Required{T}"/>
    public ApiRequest Required(string wire, string name, OrgSlug value) => Query(wire, NotZeros(name, Given(name, value).Checked));

    /// <summary>A query parameter that the call cannot do without, with one name for an ID and another for a slug.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public ApiRequest Either(string idWire, string slugWire, string name, OrgSlug value) => Required(Given(name, value).Vcs is null ? idWire : slugWire, name, value);

    /// <summary>A header that the call cannot do without.</summary>
    /// <exception cref="ArgumentException">It is empty, or no header can have it.</exception>
    public ApiRequest RequiredHeader<T>(string wire, string name, T value) => Header(wire, name, string.Join(",", Texts(name, value)));

    /// <summary>An optional header, omitted if null or empty.</summary>
    /// <exception cref="ArgumentException">It is an id of zeros or a time that nothing was set to, or no header can have it.</exception>
    public ApiRequest OptionalHeader<T>(string wire, T? value) => value switch
    {
        null or string { Length: 0 } or IWireEnum { Value.Length: 0 } => this,
        string text => Header(wire, wire, text),
        IEnumerable => Texts(wire, value, mayBeEmpty: true) is { Count: > 0 } texts ? Header(wire, wire, string.Join(",", texts)) : this,
        _ => RequiredHeader(wire, wire, value),
    };

    public ApiRequest Query(string name, string? value)
    {
        if (value is null)
            return this;
        ObjectText.Refuse(value, name);
        _target.Append(_hasQuery ? '&' : '?');
        _target.Append(Uri.EscapeDataString(name));
        _target.Append('=');
        _target.Append(Uri.EscapeDataString(value));
        _hasQuery = true;
        return this;
    }

    /// <summary>Empty values are omitted: PowerShell makes an empty text of its null, and no parameter has a use for one.</summary>
    public ApiRequest Optional(string name, string? value) => Query(name, Http.Given.OrNull(value));

    public ApiRequest Optional(string name, bool? value) => Query(name, value switch { null => null, true => "true", false => "false" });

    public ApiRequest Optional(string name, long? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    public ApiRequest Optional(string name, double? value) => Query(name, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <exception cref="ArgumentException">It is an id of zeros.</exception>
    public ApiRequest Optional(string name, Guid? value) => Query(name, value is { } id ? Given(name, id).ToString("D") : null);

    /// <exception cref="ArgumentException">It is the time that nothing was set to.</exception>
    public ApiRequest Optional(string name, DateTimeOffset? value) => Query(name, value is { } time ? Timestamp.Format(Given(name, time)) : null);

    /// <exception cref="ArgumentException">It is an id of zeros.</exception>
    public ApiRequest Optional(string name, OrgSlug? value) => Query(name, value is { } slug ? NotZeros(name, Given(name, slug).Checked) : null);

    public ApiRequest Optional<T>(string name, T? value)
        where T : struct, IWireText => value is IWireId ? Query(name, Given(name, value.Value).Value) : Optional(name, value?.Value);

    /// <summary>A list is sent as repeated keys. Empty values in it are omitted, except ids and times, which are rejected.</summary>
    public ApiRequest Optional<T>(string name, IEnumerable<T>? values)
    {
        foreach (var text in values is null ? [] : Texts(name, values, mayBeEmpty: true))
            Query(name, text);
        return this;
    }

    /// <summary>A request for a file, wherever it is: an artifact, a log. The token goes along only where it may.</summary>
    /// <param name="address">Where the file is.</param>
    /// <param name="from">Where in the file the response is to begin; a server may still return all of it.</param>
    /// <param name="isAsStored">Whether it is wanted as it is stored.</param>
    /// <exception cref="ArgumentException">The address is relative, or would be read in the clear.</exception>
    public static ApiRequest File(Uri address, long from = 0, bool isAsStored = false)
    {
        if (address is null)
            throw new ArgumentNullException(nameof(address));
        if (!address.IsAbsoluteUri || !Tokens.IsSafe(address))
            throw new ArgumentException($"'{Shown.Text(address.OriginalString)}' is not an https URL.", nameof(address));
        return new ApiRequest("GET", "", "(file)") { Elsewhere = ServerAddress.WithoutUser(address), From = from, IsAsStored = isAsStored };
    }

    /// <summary>A request for a path that a caller wrote.</summary>
    /// <exception cref="ArgumentException">The path is none under the server's root.</exception>
    public static ApiRequest Raw(HttpMethod method, string path)
    {
        if (method is null)
            throw new ArgumentNullException(nameof(method));
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        var shown = Shown.Text(path.Split('?')[0]);
        var relative = path.StartsWith("/", StringComparison.Ordinal) ? path.Substring(1) : path;
        var bare = relative.Split('?')[0];
        if (bare.Length == 0 || relative.Any(c => c is <= ' ' or > '~' or '\\' or '#'))
            throw new ArgumentException($"'{shown}' is not a path; specify one such as /api/v2/me, escaped as it is to be sent.", nameof(path));
        // Two slashes or a scheme would lead to another server, dots to another path.
        if (relative[0] == '/' || bare.Split('/')[0].Contains(':') || bare.Split('/').Any(s => Uri.UnescapeDataString(s) is "." or ".."))
            throw new ArgumentException($"'{shown}' leads to another server or path; specify a path from the root of the server, such as /api/v2/me.", nameof(path));
        return new ApiRequest(method.Method.ToUpperInvariant(), relative, "/" + bare) { _hasQuery = relative.Contains('?') };
    }

    /// <summary>The same with content of whatever type.</summary>
    /// <exception cref="ArgumentException">The path is none under the server's root, or the content cannot be sent.</exception>
    public static ApiRequest Raw(HttpMethod method, string path, object? content) => Raw(method, path).Body(ScriptValue.Content(content));

    /// <summary>The same with JSON that is written already.</summary>
    /// <exception cref="ArgumentException">The path is none under the server's root, or the JSON is no object or list.</exception>
    public static ApiRequest RawJson(HttpMethod method, string path, byte[] json) => Raw(method, path).Body(ScriptValue.Written(new ArraySegment<byte>(json), json.GetType().Name));

    /// <exception cref="ArgumentException">A member of it is empty that cannot be.</exception>
    public ApiRequest Body(object? content)
    {
        (content as CircleCiModel)?.Check();
        Content = content;
        return this;
    }

    /// <summary>A body that the call cannot do without.</summary>
    /// <exception cref="ArgumentException">It, or a member of it, is empty that cannot be.</exception>
    public ApiRequest RequiredBody<T>(T content) => Body(ContentType == Json ? Given("request", content) : content is null ? Given("request", content) : content);

    /// <summary>Whether bytes of the media type are text.</summary>
    public static bool IsText(string mediaType) => mediaType == Json || mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase);

    /// <summary>A value, or what is in a list, as it is written outside of JSON.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    private List<string> Texts<T>(string name, T value, bool mayBeEmpty = false)
    {
        List<string> texts = [];
        if (value is IEnumerable list and not string)
        {
            foreach (var item in list)
            {
                if (!mayBeEmpty || item is not (null or string or IWireEnum { Value.Length: 0 }))
                    texts.Add(TextOf(Given(name, item!)));
                else if (item is string { Length: > 0 } text)
                    texts.Add(text);
            }

            if (texts.Count == 0 && !mayBeEmpty)
                throw Refuse(name, "empty", "specify a list that is not empty");
        }
        else
        {
            texts.Add(TextOf(Given(name, value)!));
        }

        return texts;
    }

    private static string TextOf(object value) => value switch
    {
        string text => text,
        bool it => it ? "true" : "false",
        Guid id => id.ToString("D"),
        DateTimeOffset time => Timestamp.Format(time),
        IWireText it => it.Value,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        var it => Convert.ToString(it, CultureInfo.InvariantCulture)!,
    };

    private ApiRequest Header(string wire, string name, string value)
    {
        ObjectText.Refuse(value, name);
        // A value may be a secret, and is not repeated.
        if (value.Any(static c => c is (< ' ' and not '\t') or > '~'))
            throw new ArgumentException($"{Method} /{Target}: {name} has a value that is not valid in a header; specify ASCII text without line breaks.", name);
        (_headers ??= []).Add(new KeyValuePair<string, string>(wire, value));
        return this;
    }

    private T Given<T>(string name, T value)
    {
        if (value is null)
            throw new ArgumentNullException(name, $"{Method} /{Target}: {name} is null; {Http.Given.Wanted(typeof(T))}.");
        if (Http.Given.Emptiness(value) is { } how)
            throw Refuse(name, how, Http.Given.Wanted(typeof(T), value));
        if (value is string text)
        {
            ObjectText.Refuse(text, name);
            // An id may be text.
            if (Guid.TryParseExact(text, "D", out var id))
                Given(name, id);
        }

        return value;
    }

    private ArgumentException Refuse(string name, string how, string wanted) => new($"{Method} /{Target}: {name} is {how}; {wanted}.", name);

    /// <summary>A slug may be an id by itself.</summary>
    private string NotZeros(string name, string slug)
    {
        if (slug.IndexOf('/') < 0)
            Given(name, Guid.ParseExact(slug, "D"));
        return slug;
    }

    private ApiRequest Slug(string name, string slug, bool longName)
    {
        NotZeros(name, slug);
        if (!longName && IsPlain(slug))
            return Append(slug);
        var segments = slug.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            if (i > 0)
                _target.Append('/');
            ObjectText.Refuse(segments[i], name);
            _target.Append(Uri.EscapeDataString(i == 0 && longName ? SlugParts.LongName(segments[0]) : segments[i]));
        }

        return this;
    }

    /// <summary>Whether nothing in a slug is to be escaped, nor may be the name of a type, as that of most.</summary>
    private static bool IsPlain(string slug)
    {
        foreach (var c in slug)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '~' or '/'))
                return false;
        }

        return true;
    }
}
