using System.Collections;
using System.Reflection;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Operations;

/// <summary>
/// A call of an operation with a value for everything that its document lets a caller give, and what that must become on the wire. The values are
/// chosen to need escaping, and not to be among the known ones of an enum.
/// </summary>
internal sealed class OperationCall
{
    private const string Awkward = "a b/c+d&e=f#g?h%é";

    private readonly SpecOperation _operation;
    private readonly bool _isDescribed;
    private readonly Sample _sample;
    private readonly Dictionary<string, string> _path = [];

    /// <param name="operation">The operation.</param>
    /// <param name="isDescribed">Whether all values are to be such that the document allows them.</param>
    public OperationCall(SpecOperation operation, bool isDescribed = false)
    {
        _operation = operation;
        _isDescribed = isDescribed;
        _sample = new Sample(operation.Document);
        Body = operation.BodySchema is { } schema ? _sample.Of(schema) : null;
        Response = operation.Success.Schema is { } response ? _sample.Of(response) : null;
    }

    /// <summary>What else to do to the arguments before the call.</summary>
    public Action<ParameterInfo[], object?[]>? Change { get; init; }

    public List<string> Query { get; } = [];

    public JToken? Body { get; }

    public JToken? Response { get; }

    public string Path => _operation.BasePath + _path.Aggregate(_operation.Path, (path, p) => path.Replace($"{{{p.Key}}}", p.Value));

    /// <summary>Calls the method, awaiting it if it is asynchronous, and gives its result.</summary>
    public async Task<object?> InvokeAsync(CircleCiClient circle, bool isAsync)
    {
        var result = Invoke(circle, _operation.Name + (isAsync ? "Async" : ""));
        if (result is not Task task)
            return result;
        await task;
        return task.GetType().GetProperty("Result") is { } property && property.PropertyType.Name != "VoidTaskResult" ? property.GetValue(task) : null;
    }

    /// <summary>Calls the method that enumerates.</summary>
    public IEnumerable<object> Enumerate(CircleCiClient circle) => ((IEnumerable)Invoke(circle, "Enumerate" + _operation.Name["List".Length..])!).Cast<object>();

    private object? Invoke(CircleCiClient circle, string name)
    {
        var api = typeof(CircleCiClient).GetProperty(_operation.Api)!.GetValue(circle)!;
        var area = api.GetType().GetProperty(_operation.Area)!.GetValue(api)!;
        var method = _operation.MethodOf(area.GetType(), name);
        var parameters = method.GetParameters();
        var arguments = parameters.Select(Argument).ToArray();
        Change?.Invoke(parameters, arguments);
        return method.Invoke(area, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    private object? Argument(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
            return CancellationToken.None;
        if (parameter.Name == "request")
            return JsonConvert.DeserializeObject(Body!.ToString(), parameter.ParameterType);
        if (parameter.Name == "options")
            return Options(parameter.ParameterType);
        if (parameter.ParameterType == typeof(ProjectSlug) && _operation.Slug is { } pieces)
            return Slug(pieces.Replace("{", "").Replace("}", "").Split('/'));

        var described = _operation.Parameters.Single(p => (string?)p["in"] is "path" or "query" && (string?)(p["x-originalName"] ?? p["name"]) == parameter.Name);
        var (value, text) = Value(parameter.ParameterType, described);
        if ((string?)described["in"] == "query")
            Query.Add($"{described["name"]}={text}");
        else
            _path[(string)described["name"]!] = text is null ? "" : parameter.ParameterType == typeof(ProjectSlug) || (parameter.ParameterType == typeof(OrgSlug) && described["x-one-segment"] is null)
                ? string.Join('/', text.Split('/').Select(Uri.EscapeDataString))
                : Uri.EscapeDataString(text);
        return value;
    }

    /// <summary>A slug in pieces is written with the long word where v1.1 knows no other, and with each piece escaped by itself.</summary>
    private ProjectSlug Slug(string[] pieces)
    {
        _path[pieces[0]] = pieces[0] == "vcs-type" ? "github" : "gh";
        _path[pieces[1]] = "ac%20me";
        _path[pieces[2]] = "s%C3%A9op";
        return new ProjectSlug("gh/ac me/séop");
    }

    private object Options(Type type)
    {
        var options = Activator.CreateInstance(type)!;
        foreach (var described in _operation.Parameters.Where(p => (string?)p["in"] == "query" && (bool?)p["required"] is not true))
        {
            var name = (string)described["name"]!;
            var property = type.GetProperties().Single(p => string.Equals(p.Name, name.Replace("-", "").Replace("_", ""), StringComparison.OrdinalIgnoreCase));
            var (value, text) = Value(property.PropertyType, described);
            property.SetValue(options, value);
            if (value is IEnumerable and not string)
                Query.AddRange(((IEnumerable<string>)value).Select(v => $"{name}={v}"));
            else
                Query.Add($"{name}={text}");
        }

        return options;
    }

    private (object Value, string? Text) Value(Type type, JObject described)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return (Awkward, Awkward);
        if (type == typeof(long))
        {
            var number = _isDescribed ? (long)_sample.Of((JObject)described["schema"]!) : 4_000_000_000;
            return (number, $"{number}");
        }

        if (type == typeof(bool))
            return (true, "true");
        if (Sample.IsUuid(type))
            return (Sample.IdOf(type)!, Sample.Id);
        if (type == typeof(Guid))
            return (Guid.Parse(Sample.Id), Sample.Id);
        if (type == typeof(DateTimeOffset))
            return (new DateTimeOffset(2024, 5, 6, 9, 8, 9, TimeSpan.FromHours(2)), Sample.Time);
        if (type == typeof(ProjectSlug))
            return (new ProjectSlug("gh/ac me/séop"), "gh/ac me/séop");
        if (type == typeof(OrgSlug))
            return (new OrgSlug("gh/ac me"), "gh/ac me");
        if (type == typeof(IList<string>))
            return (new List<string> { Awkward, "second" }, null);
        if (type.GetProperty("Value") is { } value && value.PropertyType == typeof(string))
        {
            var text = _isDescribed ? (string)_sample.Of((JObject)described["schema"]!)! : "a-new value";
            return (Activator.CreateInstance(type, text)!, text);
        }

        throw new NotSupportedException($"{described["name"]} is a {type}.");
    }
}
