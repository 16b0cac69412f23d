using System.Text;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace CircleCi.Generated.Json;

/// <summary>Texts as UTF-8. Escaped is what Newtonsoft.Json escapes: control characters, quotation marks, backslashes and the line breaks of Unicode.</summary>
internal sealed partial class JsonOutput
{
    private const int MaxEscape = 6;
    private const int MaxBytes = 3;
    private const char Replacement = '\uFFFD';

    private void Text(string value)
    {
        if (IsSending && value.Length > 0 && value[0] == 'S' && ObjectText.Is(value))
            ObjectText.Refuse(value, Path());
        Quoted(value);
    }

    /// <summary>Writes a name, with a comma before it if it is not the first.</summary>
    public void Name(string name)
    {
        if (_writer is not null)
        {
            _writer.WritePropertyName(name);
            return;
        }

        Separate();
        Quoted(name);
        Sign((byte)':');
    }

    private void Quoted(string value)
    {
        Reserve(value.Length + 2);
        _bytes[_count++] = (byte)'"';
        var plain = Plain(value, _bytes, _count);
        _count += plain;
        if (plain < value.Length)
            Unusual(value, plain);
        Sign((byte)'"');
    }

    /// <summary>Writes the text up to the first character that is no ASCII or needs an escape, and gives its place.</summary>
    private static int Plain(string value, byte[] bytes, int start)
    {
        var at = 0;
#if NET8_0_OR_GREATER
        // There is room for all of it, one byte for each.
        ref var text = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(value.AsSpan()));
        ref var target = ref bytes[start];
        for (; value.Length - at >= Vector128<ushort>.Count; at += Vector128<ushort>.Count)
        {
            if (!TryNarrow(ref text, ref target, at))
                break;
        }

        // The rest together with what was before it.
        if (at > 0 && value.Length - at is > 0 and < 8 && TryNarrow(ref text, ref target, value.Length - Vector128<ushort>.Count))
            return value.Length;
#endif
        for (; at < value.Length && value[at] is >= ' ' and < '\u0080' and not ('"' or '\\'); at++)
            bytes[start + at] = (byte)value[at];
        return at;
    }

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNarrow(ref ushort text, ref byte target, int at)
    {
        var characters = Vector128.LoadUnsafe(ref text, (nuint)at);
        if (HasUnusual(characters))
            return false;
        Vector128.Narrow(characters, characters).GetLower().StoreUnsafe(ref target, (nuint)at);
        return true;
    }

    private static bool HasUnusual(Vector128<ushort> characters) =>
        (Vector128.LessThan(characters, Vector128.Create((ushort)' ')) | Vector128.GreaterThan(characters, Vector128.Create((ushort)0x7F))
            | Vector128.Equals(characters, Vector128.Create((ushort)'"')) | Vector128.Equals(characters, Vector128.Create((ushort)'\\'))) != Vector128<ushort>.Zero;
#endif

    private void Unusual(string value, int start)
    {
        for (var i = start; i < value.Length; i++)
        {
            Reserve(MaxEscape);
            var c = value[i];
            if (Escape(c) is { } escape)
                _count += Encoding.ASCII.GetBytes(escape, 0, escape.Length, _bytes, _count);
            else if (c < 0x80)
                _bytes[_count++] = (byte)c;
            else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                Pair(char.ConvertToUtf32(c, value[++i]));
            else
                Single(char.IsSurrogate(c) ? Replacement : c, isLost: char.IsSurrogate(c));
        }
    }

    private static string? Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        < ' ' or '\u0085' or '\u2028' or '\u2029' => $"\\u{(int)c:x4}",
        _ => null,
    };

    private void Single(char c, bool isLost)
    {
        IsLossy |= isLost;
        if (c >= 0x800)
        {
            _bytes[_count++] = (byte)(0xE0 | (c >> 12));
            _bytes[_count++] = (byte)(0x80 | ((c >> 6) & 0x3F));
        }
        else
        {
            _bytes[_count++] = (byte)(0xC0 | (c >> 6));
        }

        _bytes[_count++] = (byte)(0x80 | (c & 0x3F));
    }

    private void Pair(int code)
    {
        _bytes[_count++] = (byte)(0xF0 | (code >> 18));
        _bytes[_count++] = (byte)(0x80 | ((code >> 12) & 0x3F));
        _bytes[_count++] = (byte)(0x80 | ((code >> 6) & 0x3F));
        _bytes[_count++] = (byte)(0x80 | (code & 0x3F));
    }

    /// <summary>Writes JSON that is text already.</summary>
    public void Copy(string json)
    {
        HasCopies = true;
        Reserve(json.Length * MaxBytes);
        _count += Encoding.UTF8.GetBytes(json, 0, json.Length, _bytes, _count);
        // Whole pairs are not lost, but only the slower way is sure of that.
        IsLossy |= json.Any(char.IsSurrogate);
    }

    /// <summary>Where the next value stands, as Newtonsoft.Json says it.</summary>
    private string Path()
    {
        if (_writer is not null)
            return _writer.Path;
        using var reader = CircleCiJson.NewReader(Bytes);
        reader.MaxDepth = null;
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (Newtonsoft.Json.JsonReaderException)
        {
            // It ends where the value is to be.
        }

        return reader.Path;
    }
}
