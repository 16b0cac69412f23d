using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>An object that has the first arguments of a call, such as a job, which is a slug and a number.</summary>
/// <param name="TypeName">Its type.</param>
/// <param name="Name">The parameter that takes it.</param>
/// <param name="Members">The expressions of the arguments.</param>
internal sealed record ByObject(string TypeName, string Name, IReadOnlyList<string> Members)
{
    /// <summary>Reads <c>x-by</c>: <c>as</c> is the type, <c>name</c> the parameter, <c>members</c> what the arguments are.</summary>
    public static ByObject? Of(JObject? by)
    {
        if (by is null)
            return null;
        var name = (string)by["name"]!;
        return new((string)by["as"]!, name, [.. by["members"]!.Values<string>().Select((m, i) => i == 0 ? $"global::CircleCi.Generated.Http.Given.NotNull({name}, {Literal.Of(name)}).{m}" : $"{name}.{m}")]);
    }
}
