using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Converts an extensible enum, an ID or a slug to and from text.</summary>
internal sealed class WireTextConverter : JsonConverter
{
    private static readonly ConcurrentDictionary<Type, IWireText> Empty = new();

    public override bool CanConvert(Type objectType) => typeof(IWireText).IsAssignableFrom(Nullable.GetUnderlyingType(objectType) ?? objectType);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var type = Nullable.GetUnderlyingType(objectType) ?? objectType;
        return reader.AtValue().TokenType switch
        {
            JsonToken.Null => objectType == type ? EmptyOf(type) : null,
            JsonToken.String or JsonToken.Integer or JsonToken.Float => Create(type, reader, Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!),
            JsonToken.Date => Create(type, reader, (string)CircleCiJson.AsText(reader.Value)!),
            _ => throw new JsonSerializationException($"Expected text for {type.Name}, found {reader.TokenType} at {reader.Path}."),
        };
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(value is IWireEnum known && writer is not SendingWriter ? known.Wire : (value as IWireText)?.Value);

    private static IWireText Create(Type type, JsonReader reader, string text)
    {
        try
        {
            return EmptyOf(type).Create(text);
        }
        catch (ArgumentException e)
        {
            throw new JsonSerializationException($"{e.Message} It is at {reader.Path}.", e);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "Only values are created, whose default needs no constructor.")]
    private static IWireText EmptyOf(Type type) => Empty.GetOrAdd(type, static t => (IWireText)Activator.CreateInstance(t)!);
}
