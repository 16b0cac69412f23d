namespace CircleCi.Generated.Json;

/// <summary>The values that an enum is known to have.</summary>
internal sealed class KnownTexts(params string[] texts)
{
#if NET8_0_OR_GREATER
    private readonly byte[][] _bytes = Array.ConvertAll(texts, System.Text.Encoding.UTF8.GetBytes);

    /// <summary>The known text with these bytes, or null.</summary>
    public string? Find(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < _bytes.Length; i++)
        {
            if (bytes.SequenceEqual(_bytes[i]))
                return texts[i];
        }

        return null;
    }
#else
    /// <summary>The known text that is equal, so that the one just read need not be kept.</summary>
    public string Find(string text)
    {
        foreach (var known in texts)
        {
            if (known.Length == text.Length && string.Equals(known, text, StringComparison.Ordinal))
                return known;
        }

        return text;
    }
#endif
}
