#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>The framework's own attribute, which netstandard2.0 lacks; the compiler knows it by name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class MaybeNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
#endif
