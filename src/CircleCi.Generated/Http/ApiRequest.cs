using System.Globalization;
using System.Text;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>A request in the making. Literal text goes in by <see cref="Path"/>; everything that a caller gave is escaped.</summary>
internal sealed class ApiRequest(string method, string path)
{
    private readonly StringBuilder _target = new(path, 128);
    private bool _hasQuery;

    public string Method { get; } = method;

    /// <summary>What is sent as JSON, or null for no body.</summary>
    public object? Content { get; private set; }

    /// <summary>Path and query, relative to the server's address.</summary>
    public string Target => _target.ToString();

    public ApiRequest Path(string text)
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

    public ApiRequest Segment(long value) => Path(value.ToString(CultureInfo.InvariantCulture));

    public ApiRequest Segment(Guid value) => Path(value.ToString("D"));

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
