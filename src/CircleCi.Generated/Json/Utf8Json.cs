#if NET8_0_OR_GREATER
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CircleCi.Generated.Json;

/// <summary>Values of the SDK in readers and writers of System.Text.Json.</summary>
internal static class Utf8Json
{
    // What a writer may write as it stands, whichever of the framework's encoders it has: no text with these has to be escaped.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(" !\"#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~"u8);

    /// <summary>The text of an enum, an ID or a slug, as it came.</summary>
    public static string TextOf(IWireText text) => text is IWireEnum known ? known.Wire : text.Value;

    /// <exception cref="JsonException">The text is not a valid value.</exception>
    public static IWireText Create(IWireText empty, string text)
    {
        try
        {
            return empty.Create(text);
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>Reads the value that the reader is at, which goes to its end.</summary>
    /// <exception cref="JsonException">It is no such value.</exception>
    /// <param name="reader">The reader.</param>
    /// <param name="read">The generated reader; null for what Newtonsoft.Json has to read, such as a model of the caller's own type, which has further members.</param>
    public static T Read<T>(ref Utf8JsonReader reader, Reader<T>? read)
    {
        using var copy = new Utf8Copy(ref reader);
        try
        {
            return read is null ? (T)CircleCiJson.ReadAs(copy.Bytes, typeof(T), new OddMembers())! : CircleCiJson.Read(copy.Bytes, read)!;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or NotSupportedException))
        {
            // Newtonsoft.Json has more than one exception for what does not fit. System.Text.Json adds where it is.
            throw new JsonException($"The JSON could not be read as {typeof(T).Name}: {e.Message}", e);
        }
    }

    /// <exception cref="JsonException">It cannot be written, such as a model that contains itself, or text in it that is no JSON.</exception>
    public static void Write<T>(Utf8JsonWriter writer, T value)
    {
        using var output = JsonOutput.Open(WritingMode.Plain);
        try
        {
            output.Any(value);
        }
        catch (Newtonsoft.Json.JsonException e)
        {
            throw new JsonException(e.Message, e);
        }

        // As it is, unless the writer would write it with other blanks or escapes, or not at all.
        var json = output.Bytes;
        if (!output.HasCopies && !writer.Options.Indented && IsPlain(json, writer.Options.Encoder))
        {
            writer.WriteRawValue(json, skipInputValidation: true);
            return;
        }

        // How deep it may be is the writer's business.
        using var document = JsonDocument.Parse(json.AsMemory(), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, MaxDepth = int.MaxValue });
        document.RootElement.WriteTo(writer);
    }

    private static bool IsPlain(ArraySegment<byte> json, JavaScriptEncoder? encoder) =>
        ReferenceEquals(encoder, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
        || ((encoder is null || ReferenceEquals(encoder, JavaScriptEncoder.Default)) && !json.AsSpan().ContainsAnyExcept(Plain));
}
#endif
