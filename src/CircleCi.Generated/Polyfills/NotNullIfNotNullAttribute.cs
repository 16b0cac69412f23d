#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>The framework's own attribute, which netstandard2.0 lacks; the compiler knows it by name.</summary>
[AttributeUsage(AttributeTargets.ReturnValue)]
internal sealed class NotNullIfNotNullAttribute(string parameterName) : Attribute
{
    public string ParameterName { get; } = parameterName;
}
#endif
