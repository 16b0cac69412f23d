#if NET8_0_OR_GREATER
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CircleCi.Generated.Json;

/// <summary>
/// Has System.Text.Json read and write a type of the SDK as CircleCI does, by generated code. The types have it already; give it to a type of your own that derives from
/// a model, <c>[JsonConverter(typeof(CircleCiJsonConverter&lt;MyModel&gt;))]</c>, because System.Text.Json does not look at base classes. Its further members are those
/// with <c>[JsonProperty]</c> of Newtonsoft.Json.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CircleCiJsonConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T> : JsonConverter<T>
{
    // Where there is nothing, a union holds nothing, and an ID is empty.
    private static readonly bool HasEmpty = default(T) is not null || (typeof(T).IsSubclassOf(typeof(Union)) && !typeof(T).IsAbstract);

    /// <inheritdoc/>
    public override bool HandleNull => HasEmpty;

    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default(T) is null ? Activator.CreateInstance<T>() : default;
        if (typeof(T).IsAbstract)
            throw new NotSupportedException($"A {typeof(T).Name} can be written, but not read: specify which one it is.");
        return Utf8Json.Read(ref reader, ReaderOf<T>.Instance);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is IWireText text)
            writer.WriteStringValue(Utf8Json.TextOf(text));
        else
            Utf8Json.Write(writer, value);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        default(T) is IWireText empty ? (T)Utf8Json.Create(empty, reader.GetString()!) : base.ReadAsPropertyName(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, [DisallowNull] T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is IWireText text)
            writer.WritePropertyName(Utf8Json.TextOf(text));
        else
            base.WriteAsPropertyName(writer, value, options);
    }
}
#endif
