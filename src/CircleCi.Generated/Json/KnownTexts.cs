using System.Text;

namespace CircleCi.Generated.Json;

/// <summary>The values that an enum is known to have.</summary>
internal sealed class KnownTexts(params string[] texts)
{
    private readonly byte[][] _bytes = Array.ConvertAll(texts, Encoding.UTF8.GetBytes);

    /// <summary>The known text with these bytes, or null.</summary>
    public string? Find(byte[] bytes, int start, int length)
    {
        for (var i = 0; i < _bytes.Length; i++)
        {
            if (_bytes[i].Length == length && Bytes.Are(bytes, start, _bytes[i]))
                return texts[i];
        }

        return null;
    }
}
