using System.Globalization;
using System.Text;

namespace CircleCi.Generated.Http;

/// <summary>
/// The texts of an object in JSON, or of a map in Clojure's EDN, that describe an error. It is read for as long as it makes sense and never rejected: an
/// error's body may be cut off, be half of each, or be anything.
/// </summary>
internal sealed class LooseObject
{
    // More of a text than a message has; the rest is skipped.
    private const int MaxText = 256;
    private const int MaxDepth = 3;

    private static readonly string[] Names = ["message", "error", "error_description", "detail", "title", "type", "id", "code", "source", "pointer"];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly string _text;
    private int _at;

    private LooseObject(string text, int start)
    {
        _text = text;
        _at = start;
    }

    /// <summary>The text of a member that is one and not blank, such as <c>message</c> or <c>error.detail</c>; null if there is none.</summary>
    public string? this[string path] => _texts.TryGetValue(path, out var text) ? text : null;

    /// <summary>The object that begins there, or the first one of the list that does; null if there is none.</summary>
    public static LooseObject? Read(string text, int start)
    {
        var read = new LooseObject(text, start);
        if (read.Next is '[' or '(')
        {
            read._at++;
            read.SkipBlank();
        }

        if (read.Next != '{')
            return null;
        read.ReadMembers("", 1);
        return read;
    }

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    private bool IsAtEnd => _at >= _text.Length;

    private void ReadMembers(string prefix, int depth)
    {
        _at++;
        while (SkipBlank() && Next != '}')
        {
            var name = ReadName();
            if (!SkipBlank())
                return;
            if (Next == '"' && name is not null)
            {
                var text = ReadText();
                if (!string.IsNullOrWhiteSpace(text))
                    _texts[prefix + name] = text;
            }
            else if (Next == '{' && name is not null && depth < MaxDepth)
            {
                ReadMembers($"{prefix}{name}.", depth + 1);
            }
            else if (Next != '}')
            {
                SkipValue();
            }
        }

        _at++;
    }

    /// <summary>Goes to the value of the next member, and returns its name if that is one of those that matter.</summary>
    private string? ReadName()
    {
        var isText = Next == '"';
        if (!isText && Next != ':')
        {
            // No name that JSON or EDN has here.
            SkipValue();
            return null;
        }

        var start = _at + 1;
        SkipValue();
        var length = _at - start - (isText ? 1 : 0);
        if (isText && SkipBlank() && Next == ':')
            _at++;
        foreach (var name in Names)
        {
            if (length == name.Length && string.CompareOrdinal(_text, start, name, 0, length) == 0)
                return name;
        }

        return null;
    }

    /// <summary>The text without its quotation marks and escapes, as much of it as there is.</summary>
    private string ReadText()
    {
        var text = new StringBuilder();
        for (_at++; !IsAtEnd && Next != '"'; _at++)
        {
            if (text.Length > MaxText)
            {
                SkipText();
                return text.ToString();
            }

            if (Next != '\\' || _at + 1 == _text.Length)
            {
                text.Append(Next);
                continue;
            }

            _at++;
            if (Next == 'u' && _at + 4 < _text.Length && ushort.TryParse(_text.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                _at += 4;
                continue;
            }

            // What is no escape, such as \d, stays as it is.
            if (Next is not ('"' or '\\' or '/' or 'n' or 'r' or 't' or 'b' or 'f'))
                text.Append('\\');
            text.Append(Next switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var c => c });
        }

        if (IsAtEnd)
            text.Append("...");
        _at++;
        return text.ToString();
    }

    /// <summary>Goes behind the value, however deep it is: by counting, since who sent it may have wanted the stack to overflow.</summary>
    private void SkipValue()
    {
        var depth = 0;
        do
        {
            switch (Next)
            {
                case '"':
                    _at++;
                    SkipText();
                    break;
                case '{' or '[' or '(':
                    depth++;
                    _at++;
                    break;
                case '}' or ']' or ')':
                    depth--;
                    _at++;
                    break;
                default:
                    _at++;
                    while (!IsAtEnd && !(Next is '"' or '{' or '[' or '(' or '}' or ']' or ')' or ',' || char.IsWhiteSpace(Next)))
                        _at++;
                    break;
            }
        }
        while (depth > 0 && SkipBlank());
    }

    /// <summary>Goes behind the end of the text that it is in.</summary>
    private void SkipText()
    {
        while (!IsAtEnd && Next != '"')
            _at += Next == '\\' ? 2 : 1;
        _at++;
    }

    /// <summary>Goes to what comes next; false if nothing does. EDN has commas where it likes.</summary>
    private bool SkipBlank()
    {
        while (!IsAtEnd && (char.IsWhiteSpace(Next) || Next == ','))
            _at++;
        return !IsAtEnd;
    }
}
