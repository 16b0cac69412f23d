#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>The framework's own attribute, which netstandard2.0 lacks; only trimmers read it.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
internal sealed class UnconditionalSuppressMessageAttribute(string category, string checkId) : Attribute
{
    public string Category { get; } = category;

    public string CheckId { get; } = checkId;

    public string? Justification { get; set; }
}
#endif
