using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>
/// What generated readers read from: the bytes of a response. At first it takes what is documented only, and throws <see cref="UnusualJsonException"/>
/// for anything else. Then the same bytes are read again with <see cref="OddMembers"/>, where values of other types are converted if they can be
/// understood, and kept as they are if not.
/// </summary>
internal partial struct JsonInput
{
    private const int MaxDepth = CircleCiJson.MaxDepth;
    // What a long holds and a double distinguishes, whatever the digits are.
    private const int MaxIntegerDigits = 18;
    private const int MaxExactDigits = 15;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    private readonly byte[] _bytes;
    private readonly int _end;
    // Null at first, while nothing is odd.
    private readonly OddMembers? _odd;
    private int _at;
    private int _depth;
    private bool _isFirst;
    private TextCache _texts;

    private JsonInput(ArraySegment<byte> bytes, int depth, OddMembers? odd = null)
    {
        _odd = odd;
        _depth = depth;
        _bytes = bytes.Array!;
        _at = bytes.Offset;
        _end = bytes.Offset + bytes.Count;
        _texts = new TextCache(bytes.Count);
    }

    /// <summary>Whether the value is a text.</summary>
    public readonly bool IsText => Current == '"';

    /// <summary>Whether values of other types are read too.</summary>
    public readonly bool TakesOdd => _odd is not null;

    /// <summary>Where the value begins, for going back to it.</summary>
    public (int At, int Depth) Place
    {
        readonly get => (_at, _depth);
        set => (_at, _depth) = value;
    }

    private readonly byte Current => _at < _end ? _bytes[_at] : (byte)0;

    /// <summary>Reads the only value of the bytes.</summary>
    /// <param name="bytes">JSON; if <paramref name="odd"/> is given, plain JSON.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="depth">How many brackets are open around it.</param>
    /// <param name="odd">Takes what is not of the documented type; null to read nothing of the kind.</param>
    /// <exception cref="UnusualJsonException">It is not what is documented, or no JSON at all.</exception>
    public static T Read<T>(ArraySegment<byte> bytes, Reader<T> read, int depth, OddMembers? odd = null)
    {
        var json = new JsonInput(bytes, depth, odd);
        try
        {
            json.Peek();
            var value = read(ref json);
            json.Peek();
            return json._at == json._end ? value : throw new UnusualJsonException();
        }
        catch (Newtonsoft.Json.JsonException)
        {
            throw new UnusualJsonException();
        }
        finally
        {
            json._texts.Dispose();
        }
    }

    /// <summary>Reads elements of an array, with commas between them, as <see cref="List"/> does. Gives how many there are with the nulls.</summary>
    /// <exception cref="UnusualJsonException">They are not what is documented, or no JSON at all.</exception>
    public static List<T> ReadElements<T>(ArraySegment<byte> bytes, Reader<T> read, int depth, out int count)
    {
        var json = new JsonInput(bytes, depth);
        try
        {
            var list = new List<T>();
            json.Peek();
            for (count = 1; ; count++)
            {
                json.Element(list, read);
                json.Peek();
                if (json._at == json._end)
                    return list;
                if (json.Current != ',')
                    throw new UnusualJsonException();
                json._at++;
                json.Peek();
            }
        }
        catch (Newtonsoft.Json.JsonException)
        {
            throw new UnusualJsonException();
        }
        finally
        {
            json._texts.Dispose();
        }
    }

    /// <summary>
    /// Reads the elements of an array that the bytes begin with, as far as they are complete for certain and as documented: neither what is near the end, where a part of
    /// one may look like all of it, nor what only a second reading understands. Never throws for what they are.
    /// </summary>
    /// <param name="bytes">The bytes, from an element on. They may break off anywhere.</param>
    /// <param name="read">Reads an element.</param>
    /// <param name="depth">How many brackets are open around the elements.</param>
    /// <param name="margin">How many bytes must be left for an element to be tried.</param>
    /// <param name="list">Takes the elements, without nulls.</param>
    /// <returns>How many elements were read with the nulls, where the last of them ends, how long the longest is, and whether it ended at one that could not be read.</returns>
    public static (int Count, int End, int Longest, bool IsStuck) ReadWholeElements<T>(ArraySegment<byte> bytes, Reader<T> read, int depth, int margin, List<T> list)
    {
        var json = new JsonInput(bytes, depth);
        var (count, end, longest, isStuck) = (0, bytes.Offset, 0, false);
        var taken = 0;
        try
        {
            json.Peek();
            while (json._end - json._at > margin && json.Current != ']')
            {
                var start = json._at;
                json.Element(list, read);
                var after = json._at;
                // Only what comes after a number shows where it ends.
                if (json.Peek() is not ((byte)',' or (byte)']'))
                    break;
                (count, end, taken) = (count + 1, after, list.Count);
                longest = Math.Max(longest, after - start);
                if (json.Current == ']')
                    break;
                json._at++;
                json.Peek();
            }
        }
        catch (Exception e) when (e is UnusualJsonException or Newtonsoft.Json.JsonException)
        {
            isStuck = true;
        }
        finally
        {
            json._texts.Dispose();
        }

        list.RemoveRange(taken, list.Count - taken);
        return (count, end, longest, isStuck);
    }

    /// <summary>Takes null, if that is what the value is. It can be only where null means something else than being omitted.</summary>
    public bool Null()
    {
        if (Current != 'n')
            return false;
        Word("null");
        return true;
    }

    /// <summary>Enters an object. Gives what <see cref="Next(CircleCiModel, MemberTable, ref int)"/> needs to begin with its first member.</summary>
    public int Object()
    {
        Enter('{');
        _isFirst = true;
        return -1;
    }

    /// <summary>Reads an object into a model.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Model<T>(T model, MemberTable members)
        where T : CircleCiModel
    {
        Members(model, members);
        return model;
    }

    /// <summary>Goes to the value of the next member that is known, keeping unknown ones in the model and passing over nulls; false at the object's end.</summary>
    public bool Next(CircleCiModel model, MemberTable members, ref int member)
    {
        // As servers write it: the members in the order of last time, and nothing between them but what must be.
        var at = _at;
        if (_isFirst || (at < _end && _bytes[at++] == ','))
        {
            var likely = members.FindLikely(_bytes, ref at, _end, member);
            if (likely >= 0 && _bytes[at] is > (byte)' ' and not ((byte)'n' or (byte)'/'))
            {
                _at = at;
                _isFirst = false;
                member = likely;
                model.Mark(likely);
                return true;
            }
        }

        while (true)
        {
            if (IsAtEnd('}', _isFirst))
                return false;
            _isFirst = false;
            var name = _at;
            var found = members.Find(_bytes, ref _at, _end, member);
            if (found < 0)
            {
                var other = Text();
                found = members.Find(other);
                if (found < 0)
                {
                    Colon();
                    model.Keep(other, Kept());
                    continue;
                }
            }

            Colon();
            member = found;
            if (Current != 'n' || members.TakesNull(found))
            {
                model.Mark(found);
                return true;
            }

            Word("null");
        }
    }

    /// <summary>The elements of an array, without its nulls.</summary>
    public List<T> List<T>(Reader<T> read)
    {
        var list = new List<T>();
        if (_odd is not null && Current != '[')
        {
            ReadOnlyElement(list, read);
            return list;
        }

        Enter('[');
        for (var isFirst = true; !IsAtEnd(']', isFirst); isFirst = false)
            Element(list, read);
        return list;
    }

    /// <summary>Goes to the value of the next member of an object that is no model's; false at the object's end.</summary>
    public bool Next([NotNullWhen(true)] out string? name)
    {
        name = null;
        if (IsAtEnd('}', _isFirst))
            return false;
        _isFirst = false;
        name = Text();
        Colon();
        return true;
    }

    /// <summary>The members of an object as a map, without its nulls.</summary>
    public CircleCiMap<T> Map<T>(Reader<T> read)
    {
        Enter('{');
        var map = new CircleCiMap<T>();
        for (var isFirst = true; !IsAtEnd('}', isFirst); isFirst = false)
        {
            var name = Text();
            Colon();
            if (TryElement(read, out var value))
                map[name] = value;
        }

        return map;
    }

    public string Text()
    {
        if (Current != '"')
            return OddText();
        var start = TakeText(out var length, out var isEscaped);
        return isEscaped ? JsonText.Decode(_bytes, start, length) : _texts.Get(_bytes, start, length);
    }

    /// <summary>The bytes of a text as they are, with its escapes; they may break off in a character.</summary>
    public byte[] RawText()
    {
        var start = TakeText(out var length, out _);
        var bytes = new byte[length];
        Buffer.BlockCopy(_bytes, start, bytes, 0, length);
        return bytes;
    }

    /// <summary>A text that is likely one of those that are known.</summary>
    public string Text(KnownTexts known)
    {
        if (Current != '"')
            return OddText();
        var start = TakeText(out var length, out var isEscaped);
        return isEscaped ? JsonText.Decode(_bytes, start, length) : known.Find(_bytes, start, length) ?? _texts.Get(_bytes, start, length);
    }

    public bool Boolean()
    {
        if (_odd is not null && Current is not ((byte)'t' or (byte)'f'))
            return OddBoolean();
        var isTrue = Current == 't';
        Word(isTrue ? "true" : "false");
        return isTrue;
    }

    public long Integer()
    {
        if (_odd is not null)
            return OddInteger();
        return TryInteger(out var value) ? value : throw new UnusualJsonException();
    }

    public int Integer32()
    {
        var value = Integer();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new UnusualJsonException();
    }

    /// <summary>
    /// A number. One of few digits, as durations are, quickly: if both its digits and its power of ten are exact as a double, so is the quotient but
    /// for one rounding, which is the right one (W. D. Clinger, How to read floating point numbers accurately).
    /// </summary>
    public double Number()
    {
        if (_odd is not null)
            return OddNumber();
        var isQuoted = Current == '"';
        var start = isQuoted ? _at + 1 : _at;
        if (!TryDigits(start, out var end, out var digits, out var fraction))
            throw new UnusualJsonException();
        var hasExponent = TakeExponent(ref end);
        // An integer that no long holds is one of any size to Newtonsoft.Json.
        if (!hasExponent && fraction == 0 && end - start > MaxIntegerDigits)
            throw new UnusualJsonException();
        // Only the framework knows what becomes of a negative zero.
        var isExact = !hasExponent && end - start <= MaxExactDigits && (digits != 0 || _bytes[start] != '-');
        var value = isExact ? digits / PowersOfTen[fraction] : LongNumber(start, end);
        _at = isQuoted ? AfterQuote(end) : end;
        return value;
    }

    public Guid Guid()
    {
        const int Length = 36;
        if (Current != '"' || _end - _at < Length + 2 || _bytes[_at + Length + 1] != '"' || !GuidText.TryParse(_bytes, _at + 1, out var value))
            return OddGuid();
        _at += Length + 2;
        return value;
    }

    /// <summary>A time; <c>default</c> for an empty text.</summary>
    public DateTimeOffset Time() => Time(null) ?? default;

    /// <summary>A time; for an empty text what it was before.</summary>
    public DateTimeOffset? Time(DateTimeOffset? before)
    {
        if (Current != '"')
            return OddTime();
        var start = TakeText(out var length, out var isEscaped);
        if (!isEscaped && Timestamp.TryParseExact(_bytes, start, length, out var time))
            return time;
        var text = JsonText.Decode(_bytes, start, length);
        if (Timestamp.IsNone(text))
            return before;
        return Timestamp.TryParse(text, out time) ? time : throw new UnusualJsonException();
    }

    /// <summary>
    /// The value to keep until somebody asks for it: a text, Boolean, integer or null as it is, everything else as <see cref="RawJson"/>.
    /// </summary>
    public object? Kept()
    {
        var start = Place;
        switch (Current)
        {
            case (byte)'"':
                return Text();
            case (byte)'n':
                Word("null");
                return null;
            case (byte)'t' or (byte)'f':
                return Boolean();
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9') when TryInteger(out var number) && !IsPartOfNumber(Current) && !IsLetter(Current):
                return number;
        }

        Place = start;
        var raw = RawBytes();
        if (raw.Array![raw.Offset] is (byte)'{' or (byte)'[')
            return Copied(WithoutOctals(raw));
        var text = Utf8Text.Decode(raw);
        // What Newtonsoft.Json would take for octal or hexadecimal is kept as it is spelled.
        if (!IsNumber(text))
            return RawJson.OfDigits(text);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var longest) ? longest : Copied(raw);
    }

    /// <summary>A map of JSON of whatever kind, to keep until it is requested.</summary>
    public RawJson RawMap() => Current == '{' ? Copied(WithoutOctals(RawBytes())) : throw new UnusualJsonException();

    /// <summary>The value as JSON of whatever kind.</summary>
    public JToken Token()
    {
        var start = Place;
        switch (Current)
        {
            case (byte)'"':
                return new JValue(Text());
            case (byte)'n':
                Word("null");
                return JValue.CreateNull();
            case (byte)'t' or (byte)'f':
                return new JValue(Boolean());
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9') when TryInteger(out var number) && !IsPartOfNumber(Current) && !IsLetter(Current):
                return new JValue(number);
        }

        Place = start;
        if (!TrySkip())
            throw new UnusualJsonException();
        var bytes = new ArraySegment<byte>(_bytes, start.At, _at - start.At);
        var end = Place;
        Place = start;
        if (_odd is null && TryTree(out var tree))
            return tree;
        Place = end;
        if (_bytes[start.At] is (byte)'{' or (byte)'[')
            return CircleCiJson.ReadToken(WithoutOctals(bytes), Math.Max(1, MaxDepth - start.Depth));
        // What Newtonsoft.Json would take for octal or hexadecimal is kept as it is spelled.
        return IsNumber(Utf8Text.Decode(bytes)) ? CircleCiJson.ReadToken(bytes, 1) : new JValue(Utf8Text.Decode(bytes));
    }

    /// <summary>Reads a model, or a union in place of the one given.</summary>
    public T Whole<T>(T value)
        where T : class
    {
        if (value is not CircleCiModel model)
            return (T)(object)((Union)(object)value).ReadAnother(ref this);
        Members(model, model.Table);
        return value;
    }

    private void Members(CircleCiModel model, MemberTable members)
    {
        var member = Object();
        while (Next(model, members, ref member))
        {
            if (_odd is null)
                model.ReadMember(ref this, member);
            else
                OddMember(model, member);
        }
    }

    private ArraySegment<byte> RawBytes()
    {
        var start = _at;
        return TrySkip() ? new ArraySegment<byte>(_bytes, start, _at - start) : throw new UnusualJsonException();
    }

    private static RawJson Copied(ArraySegment<byte> bytes)
    {
        var copy = new byte[bytes.Count];
        Buffer.BlockCopy(bytes.Array!, bytes.Offset, copy, 0, copy.Length);
        return new RawJson(copy);
    }

    private static bool IsPartOfNumber(byte b) => b is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'-' or (byte)'+' or (byte)'e' or (byte)'E';

    /// <summary>Goes to the next byte that is neither blank nor comment; 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Peek()
    {
        if (_at < _end && _bytes[_at] is > (byte)' ' and not (byte)'/' and var next)
            return next;
        return PeekFurther();
    }

    private byte PeekFurther()
    {
        while (_at < _end)
        {
            switch (_bytes[_at])
            {
                case (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t':
                    _at++;
                    break;
                case (byte)'/' when _end - _at > 1 && _bytes[_at + 1] is (byte)'/' or (byte)'*':
                    _at = JsonScanner.EndOfComment(_bytes, _at, _end);
                    if (_at == JsonScanner.NotYet)
                        throw new UnusualJsonException();
                    break;
                case < (byte)' ':
                    throw new UnusualJsonException();
                default:
                    return _bytes[_at];
            }
        }

        return 0;
    }

    private void Element<T>(List<T> list, Reader<T> read)
    {
        if (TryElement(read, out var element))
            list.Add(element);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryElement<T>(Reader<T> read, [MaybeNullWhen(false)] out T element)
    {
        element = default;
        if (!Nulls<T>.AreKept && Null())
            return false;
        if (_odd is not null)
            return TryOddElement(read, out element);
        element = read(ref this);
        return true;
    }

    private void Enter(char bracket)
    {
        if (Current != bracket || ++_depth > MaxDepth)
            throw new UnusualJsonException();
        _at++;
    }

    /// <summary>Goes to the next element or member, over its comma; or over the closing bracket.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsAtEnd(char bracket, bool isFirst)
    {
        var next = Peek();
        if (!isFirst && next == ',')
        {
            _at++;
            next = Peek();
        }
        else if (!isFirst && next != bracket)
        {
            throw new UnusualJsonException();
        }

        if (next != bracket)
            return false;
        _at++;
        _depth--;
        _isFirst = false;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Colon()
    {
        // Newtonsoft.Json takes no comment here.
        while (Current is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            _at++;
        if (Current != ':')
            throw new UnusualJsonException();
        _at++;
        Peek();
    }

    private void Word(string word)
    {
        if (_end - _at < word.Length)
            throw new UnusualJsonException();
        foreach (var letter in word)
        {
            if (_bytes[_at++] != letter)
                throw new UnusualJsonException();
        }
    }

    /// <summary>Goes over a text. Gives where it begins, after its quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int TakeText(out int length, out bool isEscaped)
    {
        if (Current != '"')
            throw new UnusualJsonException();
        var start = _at + 1;
        var end = JsonText.End(_bytes, start, _end, out isEscaped);
        if (end < 0)
            throw new UnusualJsonException();
        length = end - start;
        _at = end + 1;
        return start;
    }

    private readonly int AfterQuote(int at) => at < _end && _bytes[at] == '"' ? at + 1 : throw new UnusualJsonException();

    private bool TryInteger(out long value)
    {
        var isQuoted = Current == '"';
        var start = isQuoted ? _at + 1 : _at;
        if (!TryDigits(start, out var end, out value, out var fraction) || fraction > 0 || end - start > MaxIntegerDigits)
            return false;
        _at = isQuoted ? AfterQuote(end) : end;
        return true;
    }

    /// <summary>Goes over a number without an exponent. Gives its digits, as far as they fit, as an integer, and how many of them are a fraction.</summary>
    private readonly bool TryDigits(int start, out int end, out long digits, out int fraction)
    {
        digits = 0;
        fraction = 0;
        var at = start;
        var isNegative = at < _end && _bytes[at] == '-';
        if (isNegative)
            at++;
        var first = at;
        for (; at < _end && (uint)(_bytes[at] - '0') <= 9; at++)
            digits = unchecked((digits * 10) + (_bytes[at] - '0'));
        end = at;
        // A leading zero makes Newtonsoft.Json read octal digits.
        if (at == first || (at - first > 1 && _bytes[first] == '0'))
            return false;
        if (at < _end && _bytes[at] == '.')
        {
            var point = at;
            for (at++; at < _end && (uint)(_bytes[at] - '0') <= 9; at++)
                digits = unchecked((digits * 10) + (_bytes[at] - '0'));
            end = at;
            fraction = at - point - 1;
            if (fraction == 0)
                return false;
        }

        if (isNegative)
            digits = -digits;
        return true;
    }

    private readonly bool TakeExponent(ref int end)
    {
        if (end >= _end || _bytes[end] is not ((byte)'e' or (byte)'E'))
            return false;
        var at = end + 1;
        if (at < _end && _bytes[at] is (byte)'+' or (byte)'-')
            at++;
        var first = at;
        while (at < _end && (uint)(_bytes[at] - '0') <= 9)
            at++;
        end = at > first ? at : throw new UnusualJsonException();
        return true;
    }

    private readonly double LongNumber(int start, int end) =>
#if NET8_0_OR_GREATER
        double.TryParse(_bytes.AsSpan(start, end - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw new UnusualJsonException();
#else
        double.TryParse(Encoding.UTF8.GetString(_bytes, start, end - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw new UnusualJsonException();
#endif

    /// <summary>Goes over a value of plain JSON; false, and somewhere, if it is anything else.</summary>
    private bool TrySkip()
    {
        switch (Current)
        {
            case (byte)'{':
                Enter('{');
                for (var isFirst = true; !IsAtEnd('}', isFirst); isFirst = false)
                {
                    if (!TrySkipText())
                        return false;
                    Colon();
                    if (!TrySkip())
                        return false;
                }

                return true;
            case (byte)'[':
                Enter('[');
                for (var isFirst = true; !IsAtEnd(']', isFirst); isFirst = false)
                {
                    if (!TrySkip())
                        return false;
                }

                return true;
            case (byte)'"':
                return TrySkipText();
            case (byte)'t' or (byte)'f':
                Boolean();
                return true;
            case (byte)'n':
                return Null();
            default:
                return TrySkipNumber();
        }
    }

    private bool TrySkipText()
    {
        if (Current != '"')
            return false;
        var start = TakeText(out var length, out var isEscaped);
        // What comes after a backslash may be no escape.
        if (isEscaped)
            JsonText.Decode(_bytes, start, length);
        return true;
    }
}
