using Newtonsoft.Json;

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
}
