#if NETSTANDARD2_0
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>
/// What generated readers read from: whole bytes of JSON. There are two of this name, with the same members: this one over JsonTextReader, and one
/// over Utf8JsonReader for net8.0. Each method reads the value that the input is at, and does so as Newtonsoft.Json would or not at all.
/// </summary>
internal readonly struct JsonInput
{
    private readonly JsonTextReader _json;

    private JsonInput(JsonTextReader json) => _json = json;

    /// <summary>Whether the value is null. It can be only where null says something else than being left out.</summary>
    public bool IsNull => _json.TokenType == JsonToken.Null;

    /// <summary>Reads the only value of the bytes.</summary>
    /// <exception cref="UnusualJsonException">It is not what is documented, or no JSON at all.</exception>
    public static T Read<T>(ArraySegment<byte> bytes, Reader<T> read)
    {
        using var reader = CircleCiJson.NewReader(bytes);
        reader.PropertyNameTable = JsonNames.Table;
        var json = new JsonInput(reader);
        try
        {
            json.Advance();
            var value = read(ref json);
            while (reader.Read())
            {
                if (reader.TokenType != JsonToken.Comment)
                    throw new UnusualJsonException();
            }

            return value;
        }
        catch (JsonException)
        {
            throw new UnusualJsonException();
        }
    }

    /// <summary>Enters an object. Gives what <see cref="Next"/> needs to begin with its first member.</summary>
    public int Object() => _json.TokenType == JsonToken.StartObject ? -1 : throw new UnusualJsonException();

    /// <summary>Goes to the value of the next member that is known, keeping unknown ones in the model and passing over nulls; false at the object's end.</summary>
    public bool Next(CircleCiModel model, MemberTable members, ref int member)
    {
        while (true)
        {
            Advance();
            if (_json.TokenType == JsonToken.EndObject)
                return false;
            var name = (string)_json.Value!;
            var found = members.Find(name, member);
            Advance();
            if (found >= 0)
            {
                member = found;
                if (!IsNull || members.TakesNull(found))
                    return true;
            }
            else
            {
                model.Keep(name, Token());
            }
        }
    }

    /// <summary>The elements of an array, without its nulls.</summary>
    public List<T> List<T>(Reader<T> read)
    {
        if (_json.TokenType != JsonToken.StartArray)
            throw new UnusualJsonException();
        var list = new List<T>();
        var json = this;
        while (true)
        {
            Advance();
            if (_json.TokenType == JsonToken.EndArray)
                return list;
            if (!IsNull || Nulls<T>.AreKept)
                list.Add(read(ref json));
        }
    }

    /// <summary>The members of an object as a map, without its nulls.</summary>
    public Dictionary<string, T> Map<T>(Reader<T> read)
    {
        if (_json.TokenType != JsonToken.StartObject)
            throw new UnusualJsonException();
        var map = new Dictionary<string, T>();
        var json = this;
        while (true)
        {
            Advance();
            if (_json.TokenType == JsonToken.EndObject)
                return map;
            var name = (string)_json.Value!;
            Advance();
            if (!IsNull || Nulls<T>.AreKept)
                map[name] = read(ref json);
        }
    }

    /// <summary>Whether the value is a text.</summary>
    public bool IsText => _json.TokenType == JsonToken.String;

    public string Text() => _json.TokenType == JsonToken.String ? (string)_json.Value! : throw new UnusualJsonException();

    /// <summary>A text that is likely one of those that are known.</summary>
    public string Text(KnownTexts known) => known.Find(Text());

    public bool Boolean() => _json.TokenType == JsonToken.Boolean ? (bool)_json.Value! : throw new UnusualJsonException();

    public long Integer() => _json.Value switch
    {
        long value => value,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw new UnusualJsonException(),
    };

    public int Integer32()
    {
        var value = Integer();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new UnusualJsonException();
    }

    public double Number() => _json.Value switch
    {
        double value => value,
        long value => value,
        string text when IsPlainNumber(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw new UnusualJsonException(),
    };

    public Guid Guid() => _json.Value is string text && System.Guid.TryParseExact(text, "D", out var value) ? value : throw new UnusualJsonException();

    /// <summary>A time; <c>default</c> for an empty text.</summary>
    public DateTimeOffset Time() => Time(null) ?? default;

    /// <summary>A time; for an empty text what it was before.</summary>
    public DateTimeOffset? Time(DateTimeOffset? before)
    {
        if (_json.Value is not string text)
            throw new UnusualJsonException();
        if (Timestamp.TryParseExact(text, out var time))
            return time;
        if (Timestamp.IsNone(text))
            return before;
        return Timestamp.TryParse(text, out time) ? time : throw new UnusualJsonException();
    }

    /// <summary>The value as JSON of whatever kind.</summary>
    public JToken Token() => CircleCiJson.ReadToken(_json);

    // Texts such as NaN, " 1" and "1,000" mean a number to one parser and none to another.
    private static bool IsPlainNumber(string text)
    {
        foreach (var c in text)
        {
            if (c is (< '0' or > '9') and not '.' and not '-')
                return false;
        }

        return text.Length is > 0 and < 25 && text[text.Length - 1] is >= '0' and <= '9';
    }

    private void Advance()
    {
        do
        {
            if (!_json.Read())
                throw new UnusualJsonException();
        }
        while (_json.TokenType == JsonToken.Comment);
    }
}
#endif
