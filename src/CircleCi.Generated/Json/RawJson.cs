using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>JSON that is read when it is requested, as what is requested: members, or tokens. Until then it is written as it is.</summary>
internal sealed class RawJson(byte[] bytes)
{
    private ArraySegment<byte> All => new(bytes);

    /// <summary>A number that is kept as the text by which it is spelled.</summary>
    public static RawJson OfDigits(string digits) => new(Encoding.ASCII.GetBytes($"\"{digits}\""));

    /// <summary>The token for a value as <see cref="JsonInput.Kept"/> has it.</summary>
    /// <exception cref="CircleCiFormatException">It is no JSON.</exception>
    public static JToken Token(object? kept) => kept switch
    {
        null => JValue.CreateNull(),
        JToken token => token,
        RawJson raw => raw.Parse(),
        _ => new JValue(kept),
    };

    /// <summary>The number; null if it is something else.</summary>
    public double? Number() =>
        bytes[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') && double.TryParse(Encoding.ASCII.GetString(bytes), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <exception cref="CircleCiFormatException">It is no JSON.</exception>
    public JToken Parse()
    {
        try
        {
            return JsonInput.ReadTree(All) ?? CircleCiJson.ReadToken(All, CircleCiJson.MaxDepth);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw Unreadable(e);
        }
    }

    /// <summary>The members of an object, with those that are null; null if it is something else.</summary>
    /// <exception cref="CircleCiFormatException">It is no JSON.</exception>
    public CircleCiMap<T>? Members<T>(Reader<T> read)
    {
        if (bytes[0] != '{')
            return null;
        try
        {
            return JsonInput.ReadMembers(All, read);
        }
        catch (UnusualJsonException e)
        {
            throw Unreadable(e);
        }
    }

    /// <summary>Writes it without the comments and blanks that it came with.</summary>
    public void WriteTo(JsonOutput output)
    {
        if (JsonInput.TryCopy(All, output))
            return;
        // Some of it only Newtonsoft.Json can tell, such as what becomes of a member that comes twice.
        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            output.Value(Parse());
            return;
        }

        using var reader = CircleCiJson.NewReader(All);
        reader.Advance();
        JsonCopy.To(output, reader);
    }

    private static CircleCiFormatException Unreadable(Exception e) => new($"A value of a response could not be read when it was accessed: {e.Message}", e);
}
