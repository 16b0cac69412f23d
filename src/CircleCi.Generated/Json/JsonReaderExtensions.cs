using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>What converters do with readers.</summary>
internal static class JsonReaderExtensions
{
    /// <summary>Goes to the next token that is no comment.</summary>
    /// <exception cref="JsonSerializationException">There is none.</exception>
    public static JsonToken Advance(this JsonReader reader)
    {
        do
        {
            if (!reader.Read())
                throw new JsonSerializationException($"The JSON ends in the middle of '{reader.Path}'.");
        }
        while (reader.TokenType == JsonToken.Comment);
        return reader.TokenType;
    }

    /// <summary>Keeps a reader with other settings from making dates of texts, until disposed.</summary>
    public static DatesAsTexts WithDatesAsTexts(this JsonReader reader) => new(reader);

    /// <summary>A reader at the text that this one has made a date of; else this one.</summary>
    public static JsonReader AtText(this JsonReader reader)
    {
        if (CircleCiJson.AsText(reader.Value) is not { } text)
            return reader;
        var other = new JValue(text).CreateReader();
        other.Read();
        return other;
    }

    /// <summary>Reads the element of a list or map that the reader is at; false for a null that says nothing.</summary>
    /// <exception cref="JsonSerializationException">It is no element: nothing between two commas, <c>undefined</c>, or an empty text where that makes none.</exception>
    public static bool TryReadElement<T>(this JsonReader reader, JsonConverter converter, JsonSerializer serializer, [NotNullWhen(true)] out T? element)
    {
        element = default;
        var found = reader.TokenType;
        if (found == JsonToken.Null && !Nulls<T>.AreKept)
            return false;
        // Newtonsoft.Json makes null of all of these.
        if (found == JsonToken.Undefined || converter.ReadJson(reader, typeof(T), null, serializer) is not { } value)
            throw new JsonSerializationException($"Expected an element at '{reader.Path}', found {(found == JsonToken.Undefined ? "nothing before a comma, or 'undefined'" : found == JsonToken.String ? "an empty text" : found)}.");
        element = (T)value;
        return true;
    }

    /// <summary>Goes from a comment, where Newtonsoft.Json may leave a converter, to the value that it is for.</summary>
    public static JsonReader AtValue(this JsonReader reader)
    {
        if (reader.TokenType == JsonToken.Comment)
            reader.Advance();
        return reader;
    }

    internal readonly struct DatesAsTexts : IDisposable
    {
        private readonly JsonReader _reader;
        private readonly DateParseHandling _before;

        public DatesAsTexts(JsonReader reader)
        {
            _reader = reader;
            _before = reader.DateParseHandling;
            reader.DateParseHandling = DateParseHandling.None;
        }

        public void Dispose() => _reader.DateParseHandling = _before;
    }
}
