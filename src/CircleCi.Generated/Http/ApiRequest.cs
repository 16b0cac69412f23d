using System.Globalization;
using System.Text;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>A request in the making. Literal text goes in by <see cref="Path"/>; everything that a caller gave is escaped.</summary>
/// <param name="method">The HTTP method.</param>
/// <param name="path">How the path begins, relative to the server's root.</param>
/// <param name="route">The path as it is documented, with its parameters in braces: the same for all calls of an operation.</param>
internal sealed class ApiRequest(string method, string path, string route)
{
    private readonly StringBuilder _target = new(path, 128);
    private bool _hasQuery;

    public string Method { get; } = method;

    public string Route { get; } = route;

    /// <summary>What takes the place of the operation, if CircleCI has deprecated it.</summary>
    public string? Obsolete { get; init; }

    /// <summary>Where it goes, if not to the path under the server: to a file elsewhere.</summary>
    public Uri? Elsewhere { get; init; }

    /// <summary>Whether the file is wanted as it is stored: not compressed on its way, and not unpacked if it is kept compressed.</summary>
    public bool IsAsStored { get; init; }

    /// <summary>Where in a file the answer is to begin; 0 for its beginning.</summary>
    public long From { get; init; }

    /// <summary>Whether doing it twice is as good as once.</summary>
    public bool IsIdempotent => Method is "GET" or "HEAD" or "PUT" or "DELETE" or "OPTIONS";

    /// <summary>Where it goes, without the query, which may hold what others must not see.</summary>
    public string Path => Elsewhere is null ? "/" + Target.Split('?')[0] : Elsewhere.GetLeftPart(UriPartial.Path);

    /// <summary>What is sent as JSON, or null for no body.</summary>
    public object? Content { get; private set; }

    /// <summary>Path and query, relative to the server's address.</summary>
    public string Target => _target.ToString();

    public ApiRequest Append(string text)
    {
        _target.Append(text);
        return this;
    }

    public ApiRequest Segment(string value)
    {
        // These would name another resource once the address is put together.
        if (value is null)
            throw new ArgumentNullException(nameof(value), $"{Method} /{_target}: the next part of the path is null.");
        if (value.Length == 0 || value is "." or "..")
            throw new ArgumentException($"{Method} /{_target}: '{value}' cannot be a part of a path.", nameof(value));
        _target.Append(Uri.EscapeDataString(value));
        return this;
    }

    public ApiRequest Segment(long value) => Append(value.ToString(CultureInfo.InvariantCulture));

    public ApiRequest Segment(Guid value) => Append(value.ToString("D"));

    public ApiRequest Segment(OrgSlug organization) => Segment((organization ?? throw new ArgumentNullException(nameof(organization))).ToString());

    public ApiRequest Segment<T>(T value)
        where T : struct, IWireEnum<T> => Segment(value.Value);

    /// <param name="project">The project; each part of it is escaped by itself, with literal slashes between.</param>
    /// <param name="longName">Whether the version control system is told by its long word, the only one that v1.1 documents.</param>
    public ApiRequest Slug(ProjectSlug project, bool longName = false) =>
        Slug((project ?? throw new ArgumentNullException(nameof(project))).Segments, longName && project.Vcs is not null);

    public ApiRequest Slug(OrgSlug organization) => Slug((organization ?? throw new ArgumentNullException(nameof(organization))).Segments, longName: false);

    public ApiRequest Query(string name, string? value)
    {
        if (value is null)
            return this;
        _target.Append(_hasQuery ? '&' : '?').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        _hasQuery = true;
        return this;
    }

    public ApiRequest Query(string name, bool? value) => Query(name, value switch { null => null, true => "true", false => "false" });

    public ApiRequest Query(string name, long? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    public ApiRequest Query(string name, double? value) => Query(name, value?.ToString("R", CultureInfo.InvariantCulture));

    public ApiRequest Query(string name, Guid? value) => Query(name, value?.ToString("D"));

    public ApiRequest Query(string name, DateTimeOffset? value) => Query(name, value is { } time ? Timestamp.Format(time) : null);

    public ApiRequest Query(string name, OrgSlug? value) => Query(name, value?.ToString());

    public ApiRequest Query<T>(string name, T value)
        where T : struct, IWireEnum<T> => Query(name, value.Value);

    public ApiRequest Query<T>(string name, T? value)
        where T : struct, IWireEnum<T> => Query(name, value?.Value);

    /// <summary>A list is sent as repeated keys.</summary>
    public ApiRequest Query(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
            Query(name, value);
        return this;
    }

    /// <summary>A request for a file, wherever it is: an artifact, a log. The token goes along only where it may.</summary>
    /// <param name="address">Where the file is.</param>
    /// <param name="from">Where in the file the answer is to begin; a server may answer with all of it all the same.</param>
    /// <param name="isAsStored">Whether it is wanted as it is stored.</param>
    /// <exception cref="ArgumentException">The address is relative, or would be read in the clear.</exception>
    public static ApiRequest File(Uri address, long from = 0, bool isAsStored = false)
    {
        if (address is null)
            throw new ArgumentNullException(nameof(address));
        if (!address.IsAbsoluteUri || !Tokens.IsSafe(address))
            throw new ArgumentException($"'{Shown.Text(address.OriginalString)}' is no https address.", nameof(address));
        return new ApiRequest("GET", "", "(file)") { Elsewhere = ServerAddress.WithoutUser(address), From = from, IsAsStored = isAsStored };
    }

    /// <summary>A request for a path that a caller wrote.</summary>
    /// <exception cref="ArgumentException">The path is none under the server's root.</exception>
    public static ApiRequest Raw(HttpMethod method, string path, object? content)
    {
        if (method is null)
            throw new ArgumentNullException(nameof(method));
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        var relative = path.StartsWith("/", StringComparison.Ordinal) ? path.Substring(1) : path;
        var bare = relative.Split('?')[0];
        if (bare.Length == 0 || relative.Any(c => c is <= ' ' or > '~' or '\\' or '#'))
            throw new ArgumentException($"'{path}' is no path; give one such as /api/v2/me, escaped as it shall be sent.", nameof(path));
        // Two slashes or a scheme would lead to another server, dots to another path.
        if (relative[0] == '/' || bare.Split('/')[0].Contains(':') || bare.Split('/').Any(s => Uri.UnescapeDataString(s) is "." or ".."))
            throw new ArgumentException($"'{path}' leads elsewhere; give a path from the server's root on, such as /api/v2/me.", nameof(path));
        return new ApiRequest(method.Method.ToUpperInvariant(), relative, "/" + bare) { _hasQuery = relative.Contains('?') }.Body(content);
    }

    public ApiRequest Body(object? content)
    {
        Content = content;
        return this;
    }

    private ApiRequest Slug(IReadOnlyList<string> segments, bool longName)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            if (i > 0)
                _target.Append('/');
            _target.Append(Uri.EscapeDataString(i == 0 && longName ? SlugParts.LongName(segments[0]) : segments[i]));
        }

        return this;
    }
}
