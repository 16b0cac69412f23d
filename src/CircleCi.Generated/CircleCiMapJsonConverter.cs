#if NET8_0_OR_GREATER
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using CircleCi.Generated.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated;

/// <summary>Has System.Text.Json read and write maps as CircleCI does. <see cref="CircleCiMap{T}"/> has it already.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class CircleCiMapJsonConverter : JsonConverterFactory
{
    // Of the maps that models have nothing must be made at run time.
    private static readonly List<JsonConverter> Known = FindKnown();

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => MapType(typeToConvert) is not null;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">In a program compiled ahead of time, no model has such a map.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var map = MapType(typeToConvert) ?? throw new ArgumentException($"{typeToConvert} is not a map.", nameof(typeToConvert));
        if (Known.Find(k => k.Type == map) is { } known)
            return known;
        return RuntimeFeature.IsDynamicCodeSupported
            ? OfCallers(map.GenericTypeArguments[0])
            : throw new NotSupportedException($"No model has a map of {map.GenericTypeArguments[0].Name}; use a Dictionary in a program that is compiled ahead of time.");
    }

    private static List<JsonConverter> FindKnown()
    {
        List<JsonConverter> known = [Of<string>(), Of<CircleCiSecret>()];
        if (RuntimeFeature.IsDynamicCodeSupported)
            known.Add(Of<JToken>());
        AddThoseOfModels(known);
        return known;
    }

    static partial void AddThoseOfModels(List<JsonConverter> known);

    private static MapJsonConverter<T> Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>() => new(ReaderOf<T>.Instance!);

    private static Type? MapType(Type? type)
    {
        while (type is not null && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(CircleCiMap<>)))
            type = type.BaseType;
        return type;
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Called only where code can be made at run time.")]
    private static JsonConverter OfCallers(Type value) => (JsonConverter)Activator.CreateInstance(typeof(CallersMapJsonConverter<>).MakeGenericType(value))!;
}
#endif
