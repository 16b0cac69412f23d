namespace CircleCi.Generated.Json;

/// <summary>A member that was of another type than is documented.</summary>
/// <param name="model">The model that it is a member of; null if of none.</param>
/// <param name="name">Its name on the wire; null for elements of a list that is no member.</param>
/// <param name="kind">What it was instead; null for a list or map of which elements were.</param>
internal sealed class OddMember(Type? model, string? name, string? kind)
{
    /// <summary>What it is the same member by. Models of several API versions have the same name.</summary>
    public (Type? Model, string? Name) Key => (model, name);

    /// <summary>What was wrong, without its value, which may be confidential.</summary>
    public override string ToString() => (model, name, kind) switch
    {
        (_, null, _) => "elements of the list are not of the documented type and were omitted",
        (null, _, _) => $"the member '{name}' is not of the documented type and was omitted",
        (_, _, null) => $"elements of the member '{name}' of {model.Name} are not of the documented type; the entire member is kept in AdditionalProperties",
        _ => $"the member '{name}' of {model.Name} is {kind}, not of the documented type; it is kept in AdditionalProperties",
    };
}
