using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>An object that contains the first arguments of an operation, such as a job, with its project slug and number.</summary>
/// <param name="TypeName">The type of the object.</param>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Members">The expressions for the arguments.</param>
internal sealed record ByObject(string TypeName, string Name, IReadOnlyList<string> Members)
{
    /// <summary>Reads <c>x-by</c>: <c>as</c> is the type, <c>name</c> the parameter, and <c>members</c> the members with the arguments.</summary>
    public static ByObject? Of(JObject? by)
    {
        if (by is null)
            return null;
        var name = (string)by["name"]!;
        return new((string)by["as"]!, name, [.. by["members"]!.Values<string>().Select((m, i) => i == 0 ? $"global::CircleCi.Generated.Http.Given.NotNull({name}, {Literal.Of(name)}).{m}" : $"{name}.{m}")]);
    }
}
