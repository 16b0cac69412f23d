using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Parts;

/// <summary>Writes JSON with everything around its values that Newtonsoft.Json passes over: comments, blanks of many scripts, commas before closing brackets, and texts in other spellings.</summary>
internal sealed class Noise(Random random)
{
    private static readonly string[] Blanks =
    [
        " ", "\n", "\r\n", "\t", "\u00a0", "\u2003", "\u3000", "\u2028", "\v\f",
        "/* ] } \" ' , */", "/**/", "/***/", "/* 漢字 🚀 */", "// [ { \" é\n", "//\r", "// Привет 🚀\r\n", "/* // */", "// /*\n",
    ];

    private readonly StringBuilder _text = new();

    public static byte[] Write(JToken json, int seed, bool withMark)
    {
        var noise = new Noise(new Random(seed));
        noise.Blank();
        noise.Value(json);
        noise.Blank();
        return Encoding.UTF8.GetBytes((withMark ? "\uFEFF" : "") + noise._text);
    }

    private void Value(JToken json)
    {
        switch (json)
        {
            case JArray list:
                Inside('[', list, Value, ']');
                break;
            case JObject members:
                Inside('{', members.Properties(), Member, '}');
                break;
            case JValue { Value: string text }:
                Text(text);
                break;
            case JValue { Value: null }:
                _text.Append("null");
                break;
            default:
                _text.Append(json.ToString(Formatting.None));
                break;
        }
    }

    private void Inside<T>(char open, IEnumerable<T> items, Action<T> write, char close)
    {
        _text.Append(open);
        Blank();
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                _text.Append(',');
            isFirst = false;
            Blank();
            write(item);
            Blank();
        }

        if (!isFirst && random.Next(8) == 0)
            _text.Append(',');
        Blank();
        _text.Append(close);
    }

    private void Member(JProperty member)
    {
        Text(member.Name);
        if (random.Next(6) == 0)
            _text.Append(" \n\u00a0"[..random.Next(1, 4)]);
        _text.Append(':');
        Blank();
        Value(member.Value);
    }

    private void Text(string text)
    {
        var quote = random.Next(12) == 0 ? '\'' : '"';
        _text.Append(quote);
        foreach (var c in text)
        {
            if (c == quote || c == '\\')
                _text.Append('\\').Append(c);
            else if (c < ' ' || random.Next(15) == 0)
                _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                _text.Append(c);
        }

        _text.Append(quote);
    }

    private void Blank()
    {
        while (random.Next(5) == 0)
            _text.Append(Blanks[random.Next(Blanks.Length)]);
    }
}
