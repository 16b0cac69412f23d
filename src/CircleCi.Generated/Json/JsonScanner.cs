using System.Text;

namespace CircleCi.Generated.Json;

/// <summary>
/// Finds where values begin and end in bytes that may break off anywhere, so that a response can be read in parts. It knows just enough of JSON
/// for that (texts, comments, brackets); whether the parts are JSON is for the readers to say.
/// </summary>
internal static class JsonScanner
{
    /// <summary>The place was not found in these bytes; there may be more.</summary>
    public const int NotYet = -1;

    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>The place after the byte-order mark that the bytes may begin with.</summary>
    public static int SkipMark(byte[] bytes, int at, int end, bool isLast)
    {
        for (var i = 0; i < Mark.Length; i++)
        {
            if (at + i == end && i > 0 && !isLast)
                return NotYet;
            if (at + i == end || bytes[at + i] != Mark[i])
                return at;
        }

        return at + Mark.Length;
    }

    /// <summary>The first place from <paramref name="at"/> on that is neither blank nor comment.</summary>
    /// <param name="bytes">What is searched.</param>
    /// <param name="at">Where to begin.</param>
    /// <param name="end">Where the bytes end.</param>
    /// <param name="isLast">Whether no more will come: then what is all blank gives <paramref name="end"/>, and what begins a comment that nothing ends, its place.</param>
    public static int SkipBlank(byte[] bytes, int at, int end, bool isLast = false)
    {
        while (true)
        {
            at = SkipWhite(bytes, at, end, isLast);
            if (at == NotYet || at == end || bytes[at] != '/' || (at + 1 < end && bytes[at + 1] is not ((byte)'/' or (byte)'*')))
                return at;
            var after = EndOfComment(bytes, at, end);
            if (after == NotYet)
                return !isLast ? NotYet : at + 1 < end && bytes[at + 1] == '/' ? end : at;
            at = after;
        }
    }

    /// <summary>As <see cref="SkipBlank"/>, but stops at comments. Blank is what Newtonsoft.Json passes over, so zeros and the spaces of other scripts too.</summary>
    public static int SkipWhite(byte[] bytes, int at, int end, bool isLast = false)
    {
        while (at < end)
        {
            switch (bytes[at])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\v' or (byte)'\f' or 0:
                    at++;
                    break;
                case 0xC2 or 0xE1 or 0xE2 or 0xE3:
                    var length = bytes[at] == 0xC2 ? 2 : 3;
                    if (end - at < length && !isLast)
                        return NotYet;
                    if (end - at < length || !char.IsWhiteSpace(Encoding.UTF8.GetString(bytes, at, length)[0]))
                        return at;
                    at += length;
                    break;
                default:
                    return at;
            }
        }

        return isLast ? end : NotYet;
    }

    /// <summary>The place after the name of a member, which may have no quotes, that begins at <paramref name="at"/>.</summary>
    public static int EndOfName(byte[] bytes, int at, int end)
    {
        if (bytes[at] is (byte)'"' or (byte)'\'')
            return EndOfText(bytes, at, end);
        while (at < end && bytes[at] != ':')
        {
            var white = SkipWhite(bytes, at, end);
            if (white != at)
                return white == NotYet && bytes[at] >= 0x80 ? NotYet : at;
            at++;
        }

        return at < end ? at : NotYet;
    }

    /// <summary>The place after the value that begins at <paramref name="at"/>. A number or word ends where something else begins.</summary>
    public static int EndOfValue(byte[] bytes, int at, int end)
    {
        var depth = 0;
        while (at < end)
        {
            switch (bytes[at])
            {
                case (byte)'"' or (byte)'\'':
                    at = EndOfText(bytes, at, end);
                    if (at == NotYet)
                        return NotYet;
                    if (depth == 0)
                        return at;
                    continue;
                case (byte)'/' when depth == 0:
                    return at;
                case (byte)'/':
                    at = EndOfComment(bytes, at, end);
                    if (at == NotYet)
                        return NotYet;
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (depth == 0)
                        return at;
                    if (--depth == 0)
                        return at + 1;
                    break;
                case (byte)',' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' when depth == 0:
                    return at;
            }

            at++;
        }

        return NotYet;
    }

    /// <summary>The place after the comment that begins at <paramref name="at"/>; after the slash if none does.</summary>
    public static int EndOfComment(byte[] bytes, int at, int end)
    {
        if (at + 1 >= end)
            return NotYet;
        if (bytes[at + 1] == '*')
        {
            for (at += 2; at + 1 < end; at++)
            {
                if (bytes[at] == '*' && bytes[at + 1] == '/')
                    return at + 2;
            }

            return NotYet;
        }

        // A slash that begins no comment is for the readers to refuse.
        if (bytes[at + 1] != '/')
            return at + 1;
        for (at += 2; at < end; at++)
        {
            if (bytes[at] is (byte)'\n' or (byte)'\r')
                return at + 1;
        }

        return NotYet;
    }

    /// <summary>Whether an element is missing before a comma, which versions of Newtonsoft.Json do not agree on.</summary>
    public static bool HasElision(byte[] bytes, int at, int end)
    {
        var before = (byte)0;
        while ((at = SkipBlank(bytes, at, end, isLast: true)) < end)
        {
            var next = bytes[at];
            if (next == ',' && before is (byte)'[' or (byte)',')
                return true;
            before = next;
            at = next is (byte)'"' or (byte)'\'' ? EndOfText(bytes, at, end) : at + 1;
            if (at == NotYet)
                return false;
        }

        return false;
    }

    /// <summary>The same with quotes around numbers that Newtonsoft.Json would take for octal or hexadecimal, or overlook the zeros of; see <see cref="IsOctal"/>.</summary>
    public static ArraySegment<byte> WithoutOctals(ArraySegment<byte> json)
    {
        var bytes = json.Array!;
        var end = json.Offset + json.Count;
        var (at, copied) = (json.Offset, json.Offset);
        MemoryStream? copy = null;
        while ((at = SkipBlank(bytes, at, end, isLast: true)) < end)
        {
            var start = at;
            at = bytes[at] is (byte)'"' or (byte)'\'' ? EndOfText(bytes, at, end) : Math.Max(at + 1, EndOfWord(bytes, at, end));
            if (at == NotYet)
                break;
            if (!IsOctal(bytes, start, at))
                continue;
            copy ??= new MemoryStream(json.Count + 64);
            copy.Write(bytes, copied, start - copied);
            copy.WriteByte((byte)'"');
            copy.Write(bytes, start, at - start);
            copy.WriteByte((byte)'"');
            copied = at;
        }

        if (copy is null)
            return json;
        copy.Write(bytes, copied, end - copied);
        return new ArraySegment<byte>(copy.ToArray());
    }

    /// <summary>Whether it is <c>012</c>, <c>-07</c> or <c>0x1F</c>: no number in JSON, and to Newtonsoft.Json another one than it looks like.</summary>
    public static bool IsOctal(byte[] bytes, int start, int end)
    {
        var digits = start < end && bytes[start] == '-' ? start + 1 : start;
        if (end - digits < 2 || bytes[digits] != '0')
            return false;
        var isHexadecimal = bytes[digits + 1] is (byte)'x' or (byte)'X';
        if (isHexadecimal && end - digits < 3)
            return false;
        for (var at = isHexadecimal ? digits + 2 : digits; at < end; at++)
        {
            if (isHexadecimal ? !Uri.IsHexDigit((char)bytes[at]) : bytes[at] is < (byte)'0' or > (byte)'9')
                return false;
        }

        return true;
    }

    /// <summary>The place after a number, a word or a name without quotes.</summary>
    private static int EndOfWord(byte[] bytes, int at, int end)
    {
        while (at < end && (bytes[at] is (byte)'-' or (byte)'+' or (byte)'.' or (byte)'_' or (byte)'$' or >= 0x80 || char.IsLetterOrDigit((char)bytes[at])))
            at++;
        return at;
    }

    private static int EndOfText(byte[] bytes, int at, int end)
    {
        var quote = bytes[at++];
        while (at < end)
        {
            var next = Array.IndexOf(bytes, quote, at, end - at);
            if (next < 0)
                return NotYet;
            var backslashes = 0;
            while (bytes[next - 1 - backslashes] == '\\' && next - 1 - backslashes >= at)
                backslashes++;
            if (backslashes % 2 == 0)
                return next + 1;
            at = next + 1;
        }

        return NotYet;
    }
}
