using System.Globalization;
using System.Text;

namespace CircleCi.Generated.Json;

/// <summary>The second reading, of values that are not of the documented type. The bytes are known to be plain JSON then.</summary>
internal partial struct JsonInput
{
    private const NumberStyles NumberStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Whether the bytes are one value in JSON as it is standardized, but for comments, commas before a bracket, and zeros before a number.</summary>
    public static bool IsPlain(ArraySegment<byte> bytes, int depth, OddMembers odd)
    {
        var json = new JsonInput(bytes, depth, odd);
        try
        {
            json.Peek();
            if (!json.TrySkip())
                return false;
            json.Peek();
            return json._at == json._end;
        }
        catch (Exception e) when (e is UnusualJsonException or Newtonsoft.Json.JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether the only value of plain JSON is null.</summary>
    public static bool IsNull(ArraySegment<byte> plain)
    {
        var json = new JsonInput(plain, depth: 0);
        return json.Peek() == 'n';
    }

    /// <summary>What kind of value the bytes are, for people.</summary>
    public static string Kind(ArraySegment<byte> plain)
    {
        var json = new JsonInput(plain, depth: 0);
        json.Peek();
        return json.Kind();
    }

    /// <summary>Reads all members of a model.</summary>
    public bool ReadInto(CircleCiModel model)
    {
        Members(model, model.Table);
        return true;
    }

    private void OddMember(CircleCiModel model, int member)
    {
        var place = Place;
        var odd = _odd!;
        var lost = odd.LostElements;
        var isRead = false;
        try
        {
            model.ReadMember(ref this, member);
            isRead = true;
        }
        catch (UnusualJsonException)
        {
        }

        if (isRead && odd.LostElements == lost)
        {
            // Of a member that comes twice, the last value counts.
            model.Forget(model.Table.Name(member));
            return;
        }

        odd.LostElements = lost;
        Place = place;
        var name = model.Table.Name(member);
        if (!isRead)
            model.Unmark(member);
        odd.Add(model.GetType(), name, isRead ? null : Kind());
        model.Keep(name, Kept());
        _isFirst = false;
    }

    private bool TryOddElement<T>(Reader<T> read, out T? element)
    {
        var place = Place;
        try
        {
            // Reported without an exception, of which there could be millions.
            if (Elements<T>.AreObjects && Current != '{')
                return Lose(place, out element);
            element = read(ref this);
            return true;
        }
        catch (UnusualJsonException)
        {
            return Lose(place, out element);
        }
    }

    private bool Lose<T>((int At, int Depth) place, out T? element)
    {
        Place = place;
        TrySkip();
        _isFirst = false;
        _odd!.LostElements++;
        element = default;
        return false;
    }

    /// <summary>The element that stands for a list of one: CircleCI sends it by itself.</summary>
    private void ReadOnlyElement<T>(List<T> list, Reader<T> read)
    {
        // v1 describes a build's retries as a boolean; false says that there are none.
        if (Current == 'f' && typeof(T) != typeof(bool) && !Nulls<T>.AreKept)
            Boolean();
        else if (Nulls<T>.AreKept || !Null())
            list.Add(read(ref this));
    }

    private readonly string Kind() => Current switch
    {
        (byte)'{' => "an object",
        (byte)'[' => "a list",
        (byte)'"' => "a text",
        (byte)'t' or (byte)'f' => "a boolean",
        (byte)'n' => "null",
        _ => "a number",
    };

    /// <summary>At the first reading there are none.</summary>
    private readonly ArraySegment<byte> WithoutOctals(ArraySegment<byte> bytes) => _odd is null ? bytes : JsonScanner.WithoutOctals(bytes);

    /// <summary>A number where a text is documented, as it is spelled.</summary>
    private string OddText()
    {
        if (_odd is null || !IsPartOfNumber(Current))
            throw new UnusualJsonException();
        var text = NumberText();
        if (!IsNumber(text) && !JsonScanner.IsOctal(_bytes, _at, _at + text.Length))
            throw new UnusualJsonException();
        _at += text.Length;
        return text;
    }

    private bool OddBoolean() => Scalar() switch
    {
        var text when string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) => true,
        var text when string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) => false,
        "1" => true,
        "0" => false,
        _ => throw new UnusualJsonException(),
    };

    private long OddInteger()
    {
        var text = Scalar();
        return IsNumber(text) && decimal.TryParse(text, NumberStyle, CultureInfo.InvariantCulture, out var value) && value == decimal.Truncate(value) && value is >= long.MinValue and <= long.MaxValue
            ? (long)value
            : throw new UnusualJsonException();
    }

    private double OddNumber()
    {
        var text = Scalar();
        if (text is "NaN" or "Infinity" or "-Infinity")
            return double.Parse(text, CultureInfo.InvariantCulture);
        return IsNumber(text) && double.TryParse(text, NumberStyle, CultureInfo.InvariantCulture, out var value) ? value : throw new UnusualJsonException();
    }

    private Guid OddGuid() =>
        _odd is not null && Current == '"' && System.Guid.TryParse(Text(), out var value) ? value : throw new UnusualJsonException();

    private DateTimeOffset OddTime() =>
        _odd is not null && IsPartOfNumber(Current) && Timestamp.TryParseEpoch(Scalar(), out var time) ? time : throw new UnusualJsonException();

    /// <summary>A text, or a number as it is spelled.</summary>
    private string Scalar()
    {
        if (Current == '"')
            return Text();
        if (!IsPartOfNumber(Current))
            throw new UnusualJsonException();
        var text = NumberText();
        _at += text.Length;
        return text;
    }

    /// <summary>What could be a number, from here on.</summary>
    private readonly string NumberText()
    {
        var end = _at;
        while (end < _end && (IsPartOfNumber(_bytes[end]) || IsLetter(_bytes[end])))
            end++;
        return Encoding.UTF8.GetString(_bytes, _at, end - _at);
    }

    /// <summary>Passes over a number; on the second reading also over one that Newtonsoft.Json would read as octal or hexadecimal.</summary>
    private bool TrySkipNumber()
    {
        var start = _at;
        if (TryDigits(start, out _at, out _, out _))
        {
            TakeExponent(ref _at);
            if (!IsPartOfNumber(Current) && !IsLetter(Current))
                return true;
        }

        if (_odd is null)
            return false;
        _at = start;
        while (IsPartOfNumber(Current) || IsLetter(Current))
            _at++;
        return JsonScanner.IsOctal(_bytes, start, _at);
    }

    private static bool IsLetter(byte b) => b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z');

    /// <summary>Whether the text is a number in JSON's grammar.</summary>
    private static bool IsNumber(string text)
    {
        var at = text.StartsWith("-", StringComparison.Ordinal) ? 1 : 0;
        var first = at;
        if (!TakeDigits(text, ref at) || (at - first > 1 && text[first] == '0'))
            return false;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (!TakeDigits(text, ref at))
                return false;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-')
                at++;
            if (!TakeDigits(text, ref at))
                return false;
        }

        return at == text.Length;
    }

    private static bool TakeDigits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
            at++;
        return at > start;
    }
}
