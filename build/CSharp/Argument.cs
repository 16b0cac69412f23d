namespace CircleCi.Build.CSharp;

/// <summary>A parameter of a generated method.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Bare">The type without a question mark.</param>
/// <param name="IsRequired">Whether it is required.</param>
/// <param name="IsValue">Whether it is a value type, which a question mark makes a different type.</param>
/// <param name="Docs">The documentation comment.</param>
internal sealed record Argument(string Name, string Bare, bool IsRequired, bool IsValue, string Docs)
{
    public string TypeName => IsRequired ? Bare : Bare + "?";

    /// <summary>The type as written in documentation references.</summary>
    public string Cref => (IsValue ? TypeName : Bare).Replace('<', '{').Replace('>', '}');

    public bool IsOptional => !IsRequired;
}
