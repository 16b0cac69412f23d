using System.Globalization;
using System.Text;

namespace CircleCi.Generated.Logs;

/// <summary>
/// Makes text of the bytes of an output, which come in pieces that end anywhere: in the middle of a character's bytes, or between the two escapes of
/// a surrogate pair. What is half a character in the end is U+FFFD.
/// </summary>
internal sealed class LogText
{
    private const char Replacement = '\uFFFD';

    private readonly Decoder _utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();
    private readonly StringBuilder _text = new();
    private char[] _chars = new char[1024];
    private char? _high;

    /// <summary>Whether all backslashes of a JSON text begin an escape that Newtonsoft.Json knows.</summary>
    public static bool IsEscaped(byte[] json)
    {
        for (var at = Array.IndexOf(json, (byte)'\\'); at >= 0; at = Array.IndexOf(json, (byte)'\\', at))
        {
            if (at + 1 == json.Length || "\"\\/'bfnrtu".IndexOf((char)json[at + 1]) < 0 || (json[at + 1] == 'u' && !TryHex(json, at + 2, out _)))
                return false;
            at += 2;
        }

        return true;
    }

    /// <summary>What there is with these bytes.</summary>
    public string Add(ArraySegment<byte> bytes)
    {
        AddBytes(bytes.Array!, bytes.Offset, bytes.Count);
        return Take();
    }

    /// <summary>What there is with these bytes of a JSON text.</summary>
    public string AddEscaped(byte[] json)
    {
        var at = 0;
        for (var next = Array.IndexOf(json, (byte)'\\'); next >= 0; next = Array.IndexOf(json, (byte)'\\', at))
        {
            AddBytes(json, at, next - at);
            EndBytes();
            AddUnit(json[next + 1] switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                (byte)'u' => TryHex(json, next + 2, out var unit) ? unit : Replacement,
                var itself => (char)itself,
            });
            at = next + (json[next + 1] == 'u' ? 6 : 2);
        }

        AddBytes(json, at, json.Length - at);
        return Take();
    }

    /// <summary>What is left at the end.</summary>
    public string End()
    {
        EndBytes();
        EndPair();
        return Take();
    }

    private static bool TryHex(byte[] bytes, int at, out char unit)
    {
        unit = default;
        if (at + 4 > bytes.Length || !ushort.TryParse(Encoding.UTF8.GetString(bytes, at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        unit = (char)value;
        return true;
    }

    private void AddBytes(byte[] bytes, int at, int count)
    {
        if (count == 0)
            return;
        EndPair();
        if (_chars.Length < count + 1)
            _chars = new char[count + 1];
        _text.Append(_chars, 0, _utf8.GetChars(bytes, at, count, _chars, 0, flush: false));
    }

    private void AddUnit(char unit)
    {
        if (_high is { } high && char.IsLowSurrogate(unit))
        {
            _high = null;
            _text.Append(high).Append(unit);
            return;
        }

        EndPair();
        if (char.IsHighSurrogate(unit))
            _high = unit;
        else
            _text.Append(char.IsLowSurrogate(unit) ? Replacement : unit);
    }

    private void EndBytes() => _text.Append(_chars, 0, _utf8.GetChars([], 0, 0, _chars, 0, flush: true));

    private void EndPair()
    {
        if (_high is null)
            return;
        _high = null;
        _text.Append(Replacement);
    }

    private string Take()
    {
        var text = _text.ToString();
        _text.Clear();
        return text;
    }
}
