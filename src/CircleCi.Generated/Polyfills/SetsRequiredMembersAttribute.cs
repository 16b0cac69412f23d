#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>The framework's own attribute, which netstandard2.0 lacks. Members are required in C# on net8.0 only: compilers before C# 11 reject types that have some.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
#endif
