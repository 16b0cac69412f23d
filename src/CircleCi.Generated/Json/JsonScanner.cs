namespace CircleCi.Generated.Json;

/// <summary>
/// Finds where values begin and end in bytes that may break off anywhere, so that an answer can be read in parts. It knows just enough of JSON
/// for that (texts, comments, brackets); whether the parts are JSON is for the readers to say.
/// </summary>
internal static class JsonScanner
{
    /// <summary>The place was not found in these bytes; there may be more.</summary>
    public const int NotYet = -1;

    /// <summary>The first place from <paramref name="at"/> on that is neither blank nor comment.</summary>
    public static int SkipBlank(byte[] bytes, int at, int end)
    {
        while (at < end)
        {
            switch (bytes[at])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF:
                    at++;
                    break;
                case (byte)'/':
                    at = EndOfComment(bytes, at, end);
                    if (at == NotYet)
                        return NotYet;
                    break;
                default:
                    return at;
            }
        }

        return NotYet;
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
