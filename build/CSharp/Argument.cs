namespace CircleCi.Build.CSharp;

/// <summary>What a caller gives to a method.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Bare">Its type without a question mark.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="IsValue">Whether its type is another one with a question mark.</param>
/// <param name="Docs">What it is, as a documentation comment.</param>
internal sealed record Argument(string Name, string Bare, bool IsRequired, bool IsValue, string Docs)
{
    public string TypeName => IsRequired ? Bare : Bare + "?";

    /// <summary>The type as references in documentation name it.</summary>
    public string Cref => (IsValue ? TypeName : Bare).Replace('<', '{').Replace('>', '}');

    public bool IsOptional => !IsRequired;
}
