using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>A member that was of another type than is documented.</summary>
internal sealed class OddMember(string? model, string? name, JTokenType type, bool areElements)
{
    /// <summary>What it is the same member by.</summary>
    public string Key { get; } = $"{model}.{name}";

    /// <summary>What was wrong, without its value, which may be confidential.</summary>
    public override string ToString() => (areElements, name) switch
    {
        (true, null) => "elements of the list are of another type than is documented and were left out",
        (false, _) when model is null => $"the member '{name}' is not of the documented type and was left out",
        (true, _) => $"elements of the member '{name}' of {model} are of another type than is documented; all of it is kept in AdditionalProperties",
        _ => $"the member '{name}' of {model} is {Kind}, not of the documented type; it is kept in AdditionalProperties",
    };

    private string Kind => type switch
    {
        JTokenType.Integer or JTokenType.Float => "a number",
        JTokenType.String => "a text",
        JTokenType.Boolean => "a boolean",
        JTokenType.Array => "a list",
        _ => "an object",
    };
}
