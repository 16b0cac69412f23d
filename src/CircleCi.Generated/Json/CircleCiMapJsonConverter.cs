#if NET8_0_OR_GREATER
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>Has System.Text.Json read and write maps as CircleCI does. <see cref="CircleCiMap{T}"/> has it already.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CircleCiMapJsonConverter : JsonConverterFactory
{
    // Of the maps that models have nothing must be made at run time.
    private static readonly JsonConverter[] Known =
    [
        Of<string>(), Of<JToken>(), Of<CircleCiSecret>(), Of<V1.ProjectBranch>(), Of<V1.UserProject>(), Of<V11.ProjectBranch>(), Of<V11.UserProject>(), Of<V2.ParameterValue>(),
        Of<V2.TriggerParameterValue>(), new MapJsonConverter<IList<JobStatus>>(static (ref JsonInput json) => json.List<JobStatus>(JobStatus.ReadFrom)),
    ];

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => MapType(typeToConvert) is not null;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">In a program compiled ahead of time, no model has such a map.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var map = MapType(typeToConvert) ?? throw new ArgumentException($"{typeToConvert} is not a map.", nameof(typeToConvert));
        if (Array.Find(Known, k => k.Type == map) is { } known)
            return known;
        return RuntimeFeature.IsDynamicCodeSupported
            ? OfCallers(map.GenericTypeArguments[0])
            : throw new NotSupportedException($"No model has a map of {map.GenericTypeArguments[0].Name}; use a Dictionary in a program that is compiled ahead of time.");
    }

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
