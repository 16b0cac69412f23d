using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>JSON of whatever kind: looked into where it stands, and read into tokens without the text that Newtonsoft.Json would make of it first.</summary>
internal partial struct JsonInput
{
    private const int MemberLength = 40;
    private const int MaxRoom = 64;

    /// <summary>
    /// Whether the value is an object that has one of the signs: a member that is there and not empty, or one with a certain text (<c>name=text</c>). Stays where it is.
    /// </summary>
    public bool IsObject(params string[] signs)
    {
        if (Current != '{' || signs.Length == 0)
            return Current == '{';
        var start = Place;
        var found = new bool[signs.Length];
        Object();
        while (Next(out var name))
        {
            var text = IsText ? Text() : null;
            var isThere = text is not null || TakeUnlessEmpty();
            // Of a member that comes twice, the last value counts.
            for (var i = 0; i < signs.Length; i++)
            {
                if (signs[i] == name)
                    found[i] = isThere;
                else if (signs[i].StartsWith(name + "=", StringComparison.Ordinal))
                    found[i] = text is not null && string.CompareOrdinal(signs[i], name.Length + 1, text, 0, int.MaxValue) == 0;
            }
        }

        Place = start;
        return Array.IndexOf(found, true) >= 0;
    }

    /// <summary>An object or array as tokens; null if only Newtonsoft.Json knows what becomes of something in it.</summary>
    public static JToken? ReadTree(ArraySegment<byte> bytes)
    {
        var json = new JsonInput(bytes, depth: 0);
        try
        {
            json.Peek();
            return json.TryTree(out var tree) && json.Peek() == 0 && json._at == json._end ? tree : null;
        }
        catch (UnusualJsonException)
        {
            return null;
        }
        finally
        {
            json._texts.Dispose();
        }
    }

    /// <summary>The members of the only object of the bytes as a map, with those that are null, as <paramref name="read"/> has them.</summary>
    /// <exception cref="UnusualJsonException">It is not what is documented.</exception>
    public static CircleCiMap<T> ReadMembers<T>(ArraySegment<byte> bytes, Reader<T> read)
    {
        var json = new JsonInput(bytes, depth: 0);
        try
        {
            json.Peek();
            // Room for about as many as there are, and for as many as a server cannot inflate.
            var map = new CircleCiMap<T>(Math.Min(bytes.Count / MemberLength, MaxRoom));
            json.Object();
            while (json.Next(out var name))
                map[name] = read(ref json);
            return map;
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

    /// <summary>Writes the only value of the bytes; false, and nothing, if only Newtonsoft.Json knows what becomes of something in it.</summary>
    public static bool TryCopy(ArraySegment<byte> bytes, JsonOutput output)
    {
        var start = output.Bytes.Count;
        var json = new JsonInput(bytes, depth: 0);
        try
        {
            json.Peek();
            if (json.TryCopy(output) && json.Peek() == 0 && json._at == json._end)
                return true;
        }
        catch (UnusualJsonException)
        {
        }
        finally
        {
            json._texts.Dispose();
        }

        output.Truncate(start);
        return false;
    }

    /// <summary>The only value of the bytes as text, with the members of objects in the order of their names.</summary>
    public static bool TrySort(ArraySegment<byte> bytes, [NotNullWhen(true)] out string? sorted)
    {
        var json = new JsonInput(bytes, depth: 0);
        try
        {
            json.Peek();
            sorted = json.Sorted();
            return true;
        }
        catch (Exception e) when (e is UnusualJsonException or Newtonsoft.Json.JsonException)
        {
            sorted = null;
            return false;
        }
        finally
        {
            json._texts.Dispose();
        }
    }

    private string Sorted()
    {
        switch (Current)
        {
            case (byte)'{':
                var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
                Object();
                while (Next(out var name))
                    members[name] = Sorted();
                return $"{{{string.Join(",", members.Select(m => $"{Newtonsoft.Json.JsonConvert.ToString(m.Key)}:{m.Value}"))}}}";
            case (byte)'[':
                Enter('[');
                var elements = new List<string>();
                for (var isFirst = true; !IsAtEnd(']', isFirst); isFirst = false)
                    elements.Add(Sorted());
                return $"[{string.Join(",", elements)}]";
            default:
                var value = Utf8Text.Decode(RawBytes());
                return value == "-0.0" ? "0.0" : value;
        }
    }

    private bool TryCopy(JsonOutput output)
    {
        switch (Current)
        {
            case (byte)'{':
                Enter('{');
                output.StartObject();
                var names = new HashSet<string>();
                for (var isFirst = true; !IsAtEnd('}', isFirst); isFirst = false)
                {
                    var name = Text();
                    Colon();
                    output.Name(name);
                    if (!names.Add(name) || !TryCopy(output))
                        return false;
                }

                output.EndObject();
                return true;
            case (byte)'[':
                Enter('[');
                output.StartArray();
                for (var isFirst = true; !IsAtEnd(']', isFirst); isFirst = false)
                {
                    output.Separate();
                    if (!TryCopy(output))
                        return false;
                }

                output.EndArray();
                return true;
            case (byte)'"':
                output.Value(Text());
                return true;
            case (byte)'n':
                Word("null");
                output.Null();
                return true;
            case (byte)'t' or (byte)'f':
                output.Value(Boolean());
                return true;
            default:
                if (!TryInteger(out var number) || IsPartOfNumber(Current) || IsLetter(Current))
                    return false;
                output.Value(number);
                return true;
        }
    }

    /// <summary>Goes over a value; false if it is null or an empty list.</summary>
    private bool TakeUnlessEmpty()
    {
        if (Null())
            return false;
        var start = Place;
        var isEmpty = false;
        if (Current == '[')
        {
            _at++;
            isEmpty = Peek() == ']';
            Place = start;
        }

        return TrySkip() ? !isEmpty : throw new UnusualJsonException();
    }

    /// <summary>An object or array; false, and somewhere, if only Newtonsoft.Json knows what becomes of something in it.</summary>
    private bool TryTree([NotNullWhen(true)] out JToken? token)
    {
        token = null;
        switch (Current)
        {
            case (byte)'{':
                Enter('{');
                var members = new JObject();
                for (var isFirst = true; !IsAtEnd('}', isFirst); isFirst = false)
                {
                    var name = Text();
                    Colon();
                    if (members.ContainsKey(name) || !TryTree(out var member))
                        return false;
                    members.Add(name, member);
                }

                token = members;
                return true;
            case (byte)'[':
                Enter('[');
                var elements = new JArray();
                for (var isFirst = true; !IsAtEnd(']', isFirst); isFirst = false)
                {
                    if (!TryTree(out var element))
                        return false;
                    elements.Add(element);
                }

                token = elements;
                return true;
            case (byte)'"':
                token = new JValue(Text());
                return true;
            case (byte)'n':
                Word("null");
                token = JValue.CreateNull();
                return true;
            case (byte)'t' or (byte)'f':
                token = new JValue(Boolean());
                return true;
            default:
                token = TryInteger(out var number) && !IsPartOfNumber(Current) && !IsLetter(Current) ? new JValue(number) : null;
                return token is not null;
        }
    }
}
