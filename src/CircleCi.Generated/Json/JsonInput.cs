#if NET8_0_OR_GREATER
using System.Buffers.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>
/// What generated readers read from: whole bytes of JSON. There are two of this name, with the same members: this one over Utf8JsonReader, and
/// one over JsonTextReader for netstandard2.0. Each method reads the value that the input is at, and does so as Newtonsoft.Json would or not at all.
/// </summary>
internal ref struct JsonInput
{
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _json;
    private TextCache _texts;

    public JsonInput(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _json = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = CircleCiJson.MaxDepth });
        _texts = new TextCache(bytes.Length);
    }

    /// <summary>Whether the value is null. It can be only where null says something else than being left out.</summary>
    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    /// <summary>Whether the value is a text.</summary>
    public readonly bool IsText => _json.TokenType == JsonTokenType.String;

    /// <summary>Reads the only value of the bytes.</summary>
    /// <exception cref="UnusualJsonException">It is not what is documented, or no JSON at all.</exception>
    public static T Read<T>(ReadOnlySpan<byte> bytes, Reader<T> read)
    {
        var json = new JsonInput(bytes);
        try
        {
            json.Advance();
            var value = read(ref json);
            // The reader itself refuses whatever follows, except nothing.
            return json._json.Read() ? throw new UnusualJsonException() : value;
        }
        catch (Exception e) when (e is JsonException or Newtonsoft.Json.JsonException or InvalidOperationException)
        {
            // No JSON, or texts that are no Unicode.
            throw new UnusualJsonException();
        }
        finally
        {
            json._texts.Dispose();
        }
    }

    /// <summary>Enters an object. Gives what <see cref="Next"/> needs to begin with its first member.</summary>
    public readonly int Object() => _json.TokenType == JsonTokenType.StartObject ? -1 : throw new UnusualJsonException();

    /// <summary>Goes to the value of the next member that is known, keeping unknown ones in the model and passing over nulls; false at the object's end.</summary>
    public bool Next(CircleCiModel model, MemberTable members, ref int member)
    {
        while (true)
        {
            Advance();
            if (_json.TokenType == JsonTokenType.EndObject)
                return false;
            var found = _json.ValueIsEscaped ? members.Find(_json.GetString()!) : members.Find(_json.ValueSpan, member);
            if (found >= 0)
            {
                member = found;
                Advance();
                if (!IsNull || members.TakesNull(found))
                    return true;
            }
            else
            {
                var name = _json.GetString()!;
                Advance();
                model.Keep(name, Token());
            }
        }
    }

    /// <summary>The elements of an array, without its nulls.</summary>
    public List<T> List<T>(Reader<T> read)
    {
        if (_json.TokenType != JsonTokenType.StartArray)
            throw new UnusualJsonException();
        var list = new List<T>();
        while (true)
        {
            Advance();
            if (_json.TokenType == JsonTokenType.EndArray)
                return list;
            if (!IsNull || Nulls<T>.AreKept)
                list.Add(read(ref this));
        }
    }

    /// <summary>The members of an object as a map, without its nulls.</summary>
    public Dictionary<string, T> Map<T>(Reader<T> read)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
            throw new UnusualJsonException();
        var map = new Dictionary<string, T>();
        while (true)
        {
            Advance();
            if (_json.TokenType == JsonTokenType.EndObject)
                return map;
            var name = _json.ValueIsEscaped ? _json.GetString()! : _texts.Get(_json.ValueSpan);
            Advance();
            if (!IsNull || Nulls<T>.AreKept)
                map[name] = read(ref this);
        }
    }

    public string Text()
    {
        if (_json.TokenType != JsonTokenType.String)
            throw new UnusualJsonException();
        return _json.ValueIsEscaped ? _json.GetString()! : _texts.Get(_json.ValueSpan);
    }

    /// <summary>A text that is likely one of those that are known.</summary>
    public string Text(KnownTexts known)
    {
        if (_json.TokenType != JsonTokenType.String)
            throw new UnusualJsonException();
        return _json.ValueIsEscaped ? _json.GetString()! : known.Find(_json.ValueSpan) ?? _texts.Get(_json.ValueSpan);
    }

    public readonly bool Boolean() => _json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new UnusualJsonException(),
    };

    public readonly long Integer()
    {
        long value;
        switch (_json.TokenType)
        {
            case JsonTokenType.Number when _json.TryGetInt64(out value):
                return value;
            case JsonTokenType.String when !_json.ValueIsEscaped && Utf8Parser.TryParse(_json.ValueSpan, out value, out var length) && length == _json.ValueSpan.Length && _json.ValueSpan[0] != '+':
                return value;
            default:
                throw new UnusualJsonException();
        }
    }

    public readonly int Integer32()
    {
        var value = Integer();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new UnusualJsonException();
    }

    public readonly double Number()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.Number:
                return _json.GetDouble();
            case JsonTokenType.String when !_json.ValueIsEscaped && IsPlainNumber(_json.ValueSpan) && Utf8Parser.TryParse(_json.ValueSpan, out double value, out var length) && length == _json.ValueSpan.Length:
                return value;
            default:
                throw new UnusualJsonException();
        }
    }

    public readonly Guid Guid() => _json.TokenType == JsonTokenType.String && _json.TryGetGuid(out var value) ? value : throw new UnusualJsonException();

    /// <summary>A time; <c>default</c> for an empty text.</summary>
    public readonly DateTimeOffset Time() => Time(null) ?? default;

    /// <summary>A time; for an empty text what it was before.</summary>
    public readonly DateTimeOffset? Time(DateTimeOffset? before)
    {
        if (_json.TokenType != JsonTokenType.String)
            throw new UnusualJsonException();
        if (!_json.ValueIsEscaped && Timestamp.TryParseExact(_json.ValueSpan, out var time))
            return time;
        var text = _json.GetString()!;
        if (Timestamp.IsNone(text))
            return before;
        return Timestamp.TryParse(text, out time) ? time : throw new UnusualJsonException();
    }

    /// <summary>The value as JSON of whatever kind.</summary>
    public JToken Token()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.Null:
                return JValue.CreateNull();
            case JsonTokenType.True:
                return new JValue(true);
            case JsonTokenType.False:
                return new JValue(false);
            case JsonTokenType.String:
                return new JValue(_json.GetString());
            case JsonTokenType.Number when _json.TryGetInt64(out var number):
                return new JValue(number);
            default:
                var start = (int)_json.TokenStartIndex;
                _json.Skip();
                return CircleCiJson.ReadToken(_bytes.Slice(start, (int)_json.BytesConsumed - start));
        }
    }

    // Texts such as NaN, " 1" and "1,000" mean a number to one parser and none to another.
    private static bool IsPlainNumber(ReadOnlySpan<byte> text) => text.Length < 25 && text.IndexOfAnyExcept("0123456789.-"u8) < 0 && text[^1] is >= (byte)'0' and <= (byte)'9';

    private void Advance()
    {
        if (!_json.Read())
            throw new UnusualJsonException();
    }
}
#endif
