using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>How JSON is read and written: text stays text even if it looks like a date, comments are skipped, nulls are not written.</summary>
internal static class CircleCiJson
{
    public const int MaxDepth = 64;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    private static readonly byte[] Nothing = Encoding.ASCII.GetBytes("null");

    /// <summary>What JSON of the caller's is written with.</summary>
    public static JsonConverter[] Converters { get; } = [new SecretConverter(), new ForeignConverter()];

    /// <summary>For values of other types than the SDK's.</summary>
    /// <exception cref="NotSupportedException">There is no reflection.</exception>
    public static JsonSerializer Serializer => RuntimeFeature.IsDynamicCodeSupported ? ByContract.Serializer : throw new NotSupportedException("Newtonsoft.Json reads and writes types by reflection, which a program compiled ahead of time does not have.");

    /// <inheritdoc cref="Read{T}(ArraySegment{byte}, Reader{T}, out OddMembers, int)"/>
    public static T? Read<T>(ArraySegment<byte> bytes, Reader<T> reader, int depth = 0) => Read(bytes, reader, out _, depth);

    /// <summary>Reads the bytes as documented or, where they are not, what can be understood of them.</summary>
    /// <returns>Null for no JSON, or for null.</returns>
    /// <param name="bytes">The bytes of one value.</param>
    /// <param name="reader">The generated reader.</param>
    /// <param name="odd">The members that could not be read, which are kept; null if all is as documented.</param>
    /// <param name="depth">How many brackets are open around it.</param>
    /// <exception cref="JsonException">The bytes are no JSON, or of another kind than the type.</exception>
    public static T? Read<T>(ArraySegment<byte> bytes, Reader<T> reader, out OddMembers? odd, int depth = 0)
    {
        odd = null;
        try
        {
            return ReadFast(bytes, reader, depth);
        }
        catch (UnusualJsonException)
        {
            return ReadSlowly(bytes, reader, depth, odd = new OddMembers());
        }
    }

    /// <exception cref="UnusualJsonException">The bytes are not what is documented.</exception>
    public static T ReadFast<T>(ArraySegment<byte> bytes, Reader<T> reader, int depth = 0) => JsonInput.Read(depth == 0 ? Utf8Text.WithoutMark(bytes) : bytes, reader, depth);

    /// <exception cref="JsonException">The bytes are no JSON, or of another kind than the type.</exception>
    public static T? ReadSlowly<T>(ArraySegment<byte> bytes, Reader<T> reader, int depth = 0, OddMembers? odd = null)
    {
        odd ??= new OddMembers();
        var plain = Plain(bytes, depth, odd);
        return plain.Count == 0 || (!Nulls<T>.AreKept && JsonInput.IsNull(plain)) ? default : ReadPlain(plain, reader, depth, odd);
    }

    /// <summary>Reads the only element of a list that the bytes are, as it is read within the list; false for a null that says nothing.</summary>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public static bool TryReadElementSlowly<T>(ArraySegment<byte> bytes, Reader<T> reader, int depth, OddMembers odd, [MaybeNullWhen(false)] out T element)
    {
        element = default;
        var plain = Plain(bytes, depth, odd);
        if (plain.Count == 0)
            throw new JsonSerializationException("Expected an element, found nothing.");
        if (!Nulls<T>.AreKept && JsonInput.IsNull(plain))
            return false;
        if (TryReadPlain(plain, reader, depth, odd, out element))
            return true;
        odd.Add(null, null, null);
        return false;
    }

    /// <summary>Reads the value of a member that stands in no model; false if it cannot be understood, or is null.</summary>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public static bool TryReadMember<T>(ArraySegment<byte> bytes, Reader<T> reader, string name, OddMembers odd, out T? value)
    {
        const int Depth = 1;
        value = default;
        var plain = Plain(bytes, Depth, odd);
        if (plain.Count == 0 || JsonInput.IsNull(plain))
            return false;
        if (TryReadPlain(plain, reader, Depth, odd, out value))
            return true;
        odd.Add(null, name, JsonInput.Kind(plain));
        return false;
    }

    /// <summary>Reads a value that was copied from a reader of Newtonsoft.Json.</summary>
    public static T ReadCopy<T>(ArraySegment<byte> plain, Reader<T> reader, OddMembers? odd) => ReadPlain(plain, reader, 0, odd ?? new OddMembers());

    /// <summary>Reads an object into a new model.</summary>
    public static void ReadInto(CircleCiModel model, ArraySegment<byte> plain, OddMembers? odd) =>
        ReadCopy(plain, (ref JsonInput json) => json.ReadInto(model), odd);

    /// <summary>Reads the only value of the bytes as a type of the user's, or one of the SDK's.</summary>
    /// <returns>Null for no JSON, or for null.</returns>
    /// <exception cref="JsonException">The bytes are no JSON, or not of this type.</exception>
    public static object? ReadAs(ArraySegment<byte> bytes, Type type, OddMembers odd)
    {
        using var reader = NewReader(new Utf8Text(JsonScanner.WithoutOctals(Utf8Text.WithoutMark(bytes))), depth: 0, odd);
        if (!reader.Read())
            return null;
        var value = Serializer.Deserialize(reader, type);
        return reader.Read() ? throw new JsonSerializationException("Additional text found after the end of the JSON.") : value;
    }

    /// <summary>The only value of the bytes as plain JSON, for whoever reads nothing else.</summary>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public static ArraySegment<byte> Plain(ArraySegment<byte> bytes, OddMembers odd) => Plain(bytes, 0, odd) is { Count: > 0 } plain ? plain : new ArraySegment<byte>(Nothing);

    /// <summary>The value as plain JSON. Newtonsoft.Json is the judge of what else is JSON.</summary>
    private static ArraySegment<byte> Plain(ArraySegment<byte> bytes, int depth, OddMembers odd)
    {
        bytes = depth == 0 ? Utf8Text.WithoutMark(bytes) : bytes;
        if (JsonInput.IsPlain(bytes, depth, odd))
            return bytes;
        if (JsonScanner.HasElision(bytes.Array!, bytes.Offset, bytes.Offset + bytes.Count))
            throw new JsonReaderException("Expected an element, found ','.");
        using var invariant = InvariantScope.Enter();
        using var reader = NewReader(new Utf8Text(JsonScanner.WithoutOctals(bytes)), depth);
        if (!reader.Read())
            return default;
        var plain = JsonCopy.Of(reader);
        return reader.Read() ? throw new JsonSerializationException("Additional text found after the end of the JSON.") : plain;
    }

    private static T ReadPlain<T>(ArraySegment<byte> plain, Reader<T> reader, int depth, OddMembers odd) =>
        TryReadPlain(plain, reader, depth, odd, out var value) ? value : throw new JsonSerializationException($"It is {JsonInput.Kind(plain)}, not what is documented.");

    private static bool TryReadPlain<T>(ArraySegment<byte> plain, Reader<T> reader, int depth, OddMembers odd, [MaybeNullWhen(false)] out T value)
    {
        try
        {
            value = JsonInput.Read(plain, reader, depth, odd);
            // Those of a list that is no member: all others were kept with it.
            if (odd.LostElements > 0)
                odd.Add(null, null, null);
            return true;
        }
        catch (UnusualJsonException)
        {
            value = default;
            return false;
        }
        finally
        {
            odd.LostElements = 0;
        }
    }

    /// <summary>What is wrong with bytes that break off, before they do; null if they could go on as JSON.</summary>
    /// <param name="before">JSON that stands before them.</param>
    /// <param name="bytes">The bytes.</param>
    public static Exception? FindBreak(string before, ArraySegment<byte> bytes)
    {
        // The last character may not be complete: it is omitted, from its first byte on.
        var count = bytes.Count;
        while (count > 0 && bytes.Count - count < 3 && (bytes.Array![bytes.Offset + count - 1] & 0xC0) == 0x80)
            count--;
        if (count > 0 && bytes.Array![bytes.Offset + count - 1] >= 0x80)
            count--;
        bytes = new ArraySegment<byte>(bytes.Array!, bytes.Offset, count);
        var text = new UnfinishedText(before, new Utf8Text(before.Length == 0 ? Utf8Text.WithoutMark(bytes) : bytes));
        using var reader = NewReader(text, depth: 0);
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return text.IsAtEnd ? null : e;
        }
    }

    /// <summary>Whether the bytes are an object with one member.</summary>
    public static bool IsOnly(ArraySegment<byte> bytes)
    {
        using var reader = NewReader(bytes);
        return reader.Advance() == JsonToken.StartObject && reader.Advance() == JsonToken.PropertyName && reader.Advance() == JsonToken.String && reader.Advance() == JsonToken.EndObject;
    }

    /// <summary>Whether the bytes are an object, and of its members the name.</summary>
    /// <exception cref="JsonException">They are no value, or more than one, or have too many levels.</exception>
    public static bool IsObject(ArraySegment<byte> bytes, out HashSet<string> names)
    {
        names = [];
        using var reader = NewReader(bytes);
        var isObject = reader.Advance() == JsonToken.StartObject;
        var outside = reader.Depth;
        while (reader.Read())
        {
            if (isObject && reader.TokenType == JsonToken.PropertyName && reader.Depth == outside + 1)
                names.Add((string)reader.Value!);
        }

        return isObject;
    }

    /// <summary>Whether there is no value, or null.</summary>
    public static bool IsNothing(ArraySegment<byte> bytes)
    {
        using var reader = NewReader(bytes);
        do
        {
            if (!reader.Read())
                return true;
        }
        while (reader.TokenType == JsonToken.Comment);
        return reader.TokenType == JsonToken.Null;
    }

    /// <summary>Whether the bytes are an object without members.</summary>
    public static bool IsEmptyObject(ArraySegment<byte> bytes)
    {
        var all = Utf8Text.WithoutMark(bytes);
        var (array, end) = (all.Array!, all.Offset + all.Count);
        var start = JsonScanner.SkipBlank(array, all.Offset, end, isLast: true);
        return start < end && array[start] == '{' && JsonScanner.SkipBlank(array, start + 1, end, isLast: true) is var next && next < end && array[next] == '}';
    }

    public static JsonTextReader NewReader(ArraySegment<byte> bytes) => NewReader(new Utf8Text(Utf8Text.WithoutMark(bytes)), depth: 0);

    private static CommentSkippingReader NewReader(TextReader text, int depth, OddMembers? odd = null) => new(text)
    {
        ArrayPool = CharBuffers.Shared,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth - depth,
        Odd = odd,
    };

    public static string Write(object value) => Write(value, WritingMode.Plain);

    public static byte[] WritePlain(object value) => WriteBytes(value, WritingMode.Plain);

    /// <summary>The value as JSON that people may see.</summary>
    public static string Show(object value) => Write(value, WritingMode.Showing);

    /// <inheritdoc cref="Show"/>
    public static byte[] ShowBytes(object value) => WriteBytes(value, WritingMode.Showing);

    /// <summary>Whether the value is shown as these bytes.</summary>
    public static bool IsWrittenAs(object value, byte[] bytes)
    {
        using var output = JsonOutput.Open(WritingMode.Showing);
        output.Any(value);
        return output.Bytes is var written && written.Count == bytes.Length && Bytes.Are(written.Array!, written.Offset, bytes);
    }

    /// <summary>The value as it is sent. The bytes are nobody else's: a connection may still read them when the call is over.</summary>
    /// <exception cref="ArgumentException">A text in it cannot be meant.</exception>
    public static byte[] WriteBytes(object value) => WriteBytes(value, WritingMode.Sending);

    /// <summary>The value as a token of Newtonsoft.Json.</summary>
    public static JToken ToToken(object value)
    {
        using var writer = new JTokenWriter();
        using var output = JsonOutput.Open(writer, serializer: null);
        output.Any(value);
        return writer.Token!;
    }

    /// <summary>What Newtonsoft.Json writes of a value by its contract.</summary>
    /// <exception cref="NotSupportedException">There is no reflection.</exception>
    public static string WriteByContract(object value, WritingMode mode) =>
        RuntimeFeature.IsDynamicCodeSupported ? Text(mode, writer => Serializer.Serialize(writer, value)) : throw Reflection.Missing(value.GetType());

    /// <summary>What Newtonsoft.Json writes of a token.</summary>
    public static string WriteToken(JToken token, WritingMode mode) => Text(mode, writer => token.WriteTo(writer, Converters));

    /// <summary>The token at the reader's place. A date that the reader has already made of a text becomes that text again.</summary>
    public static JToken ReadToken(JsonReader reader)
    {
        reader.DateParseHandling = DateParseHandling.None;
        return AsText(reader.Value) is { } text ? new JValue(text) : JToken.Load(reader, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore, LineInfoHandling = LineInfoHandling.Ignore });
    }

    /// <summary>The only value of the bytes.</summary>
    /// <exception cref="JsonException">They are no value, or more than one, or have too many levels.</exception>
    public static JToken ReadToken(ArraySegment<byte> bytes, int maxDepth)
    {
        using var reader = NewReader(bytes);
        reader.MaxDepth = maxDepth;
        if (!reader.Read())
            throw new JsonSerializationException("There is no value.");
        var token = ReadToken(reader);
        return reader.Read() ? throw new JsonSerializationException("There is more than one value.") : token;
    }

    /// <summary>The token as it was in the text, without what a reader with other settings makes of it: dates, and comments as values.</summary>
    public static JToken Plain(JToken token)
    {
        if (token is JContainer container)
        {
            foreach (var inner in container.Descendants().OfType<JValue>().Where(v => v.Type is JTokenType.Comment or JTokenType.Date).ToList())
            {
                if (inner.Type == JTokenType.Comment)
                    inner.Remove();
                else
                    inner.Replace(new JValue(AsText(inner.Value)!));
            }

            return token;
        }

        return AsText(((JValue)token).Value) is { } text ? new JValue(text) : token;
    }

    /// <summary>The text that a reader with other settings has made a date of; null if it is none.</summary>
    public static string? AsText(object? value) => value switch
    {
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Write(object value, WritingMode mode)
    {
        if (!JsonOutput.Knows(value))
            return WriteByContract(value, mode);
        using var output = JsonOutput.Open(mode);
        output.Any(value);
        return output.IsLossy && RuntimeFeature.IsDynamicCodeSupported ? Text(mode, writer => WriteTokens(writer, value)) : Utf8Text.Decode(output.Bytes);
    }

    private static byte[] WriteBytes(object value, WritingMode mode)
    {
        if (!JsonOutput.Knows(value))
            return Utf8.GetBytes(WriteByContract(value, mode));
        using var output = JsonOutput.Open(mode);
        if (value is CircleCiModel model)
            output.Value(model);
        else
            output.Any(value);
        return output.ToArray();
    }

    private static void WriteTokens(JsonWriter writer, object value)
    {
        using var output = JsonOutput.Open(writer, serializer: null);
        output.Any(value);
    }

    private static string Text(WritingMode mode, Action<JsonTextWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = mode switch { WritingMode.Sending => new SendingWriter(text), WritingMode.Showing => new ShowingWriter(text), _ => new JsonTextWriter(text) })
            write(writer);
        return text.ToString();
    }

    private static class ByContract
    {
        public static JsonSerializer Serializer { get; } = JsonSerializer.Create(new JsonSerializerSettings
        {
            Converters = Converters,
            DateParseHandling = DateParseHandling.None,
            // Not MaxDepth: that is the readers', which may be within other brackets.
            MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
            NullValueHandling = NullValueHandling.Ignore,
        });
    }
}
