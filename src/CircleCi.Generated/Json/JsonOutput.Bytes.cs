using System.Globalization;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Buffers.Text;
#endif

namespace CircleCi.Generated.Json;

/// <summary>The buffer, and what is written to it digit by digit.</summary>
internal sealed partial class JsonOutput
{
    // Numbers, UUIDs and times are shorter.
    private const int MaxScalar = 64;
#if !NET8_0_OR_GREATER
    private const int FractionDigits = 7;
#endif

    private void StartObject()
    {
        if (_writer is not null)
            _writer.WriteStartObject();
        else
            Sign((byte)'{');
    }

    private void EndObject()
    {
        if (_writer is not null)
            _writer.WriteEndObject();
        else
            Sign((byte)'}');
    }

    private void StartArray()
    {
        if (_writer is not null)
            _writer.WriteStartArray();
        else
            Sign((byte)'[');
    }

    private void EndArray()
    {
        if (_writer is not null)
            _writer.WriteEndArray();
        else
            Sign((byte)']');
    }

    /// <summary>Writes a comma, except before the first of several and after a name.</summary>
    private void Separate()
    {
        if (_writer is null && _bytes[_count - 1] is not ((byte)'{' or (byte)'[' or (byte)':'))
            Sign((byte)',');
    }

    private void Sign(byte sign)
    {
        Reserve(1);
        _bytes[_count++] = sign;
    }

    private void Literal(byte[] literal)
    {
        Reserve(literal.Length);
        Append(literal, 0);
    }

    private void Append(byte[] bytes, int start)
    {
#if NET8_0_OR_GREATER
        bytes.AsSpan(start).CopyTo(_bytes.AsSpan(_count));
#else
        Buffer.BlockCopy(bytes, start, _bytes, _count, bytes.Length - start);
#endif
        _count += bytes.Length - start;
    }

    /// <summary>Makes room for as many bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (_bytes.Length - _count < count)
            Grow(count);
    }

    private void Grow(int count)
    {
        var larger = Buffers<byte>.Rent(Math.Max(checked(_count + count), _bytes.Length * 2));
        Buffer.BlockCopy(_bytes, 0, larger, 0, _count);
        // The first buffer is none of the pool's sizes on every framework.
        if (_bytes.Length > FirstSize)
            Buffers<byte>.Return(_bytes);
        _bytes = larger;
    }

    private void Ascii(string text, bool quoted = false)
    {
        Reserve(text.Length + 2);
        if (quoted)
            _bytes[_count++] = (byte)'"';
        foreach (var c in text)
            _bytes[_count++] = (byte)c;
        if (quoted)
            _bytes[_count++] = (byte)'"';
    }

#if NET8_0_OR_GREATER
    private void Number(long value)
    {
        Reserve(MaxScalar);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_count), out var written);
        _count += written;
    }

    private void Number(double value)
    {
        Reserve(MaxScalar);
        value.TryFormat(_bytes.AsSpan(_count), out var written, "R", CultureInfo.InvariantCulture);
        var isWhole = _bytes.AsSpan(_count, written).IndexOfAny((byte)'.', (byte)'E') < 0;
        _count += written;
        if (isWhole)
            Ascii(".0");
    }

    private void Uuid(Guid value)
    {
        Reserve(MaxScalar);
        _bytes[_count++] = (byte)'"';
        value.TryFormat(_bytes.AsSpan(_count), out var written);
        _count += written;
        _bytes[_count++] = (byte)'"';
    }

    /// <summary>Writes all digits of a time in UTC, with its fraction.</summary>
    private void Digits(DateTime utc)
    {
        utc.TryFormat(_bytes.AsSpan(_count), out var written, "O", CultureInfo.InvariantCulture);
        // Without the Z, which comes after fewer digits.
        _count += written - 1;
    }
#else
    private void Number(long value)
    {
        Reserve(MaxScalar);
        if (value < 0)
            _bytes[_count++] = (byte)'-';
        // The negation of the least one does not exist.
        var rest = value < 0 ? unchecked(0UL - (ulong)value) : (ulong)value;
        var digits = 1;
        for (var more = rest / 10; more > 0; more /= 10)
            digits++;
        for (var at = _count + digits - 1; at >= _count; at--, rest /= 10)
            _bytes[at] = (byte)('0' + (rest % 10));
        _count += digits;
    }

    private void Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        Ascii(text.IndexOf('.') < 0 && text.IndexOf('E') < 0 ? text + ".0" : text);
    }

    private void Uuid(Guid value) => Ascii(value.ToString("D"), quoted: true);

    /// <summary>Writes all digits of a time in UTC, with its fraction.</summary>
    private void Digits(DateTime utc)
    {
        Digits(utc.Year, 4);
        Digits(utc.Month, 2, '-');
        Digits(utc.Day, 2, '-');
        Digits(utc.Hour, 2, 'T');
        Digits(utc.Minute, 2, ':');
        Digits(utc.Second, 2, ':');
        Digits((int)(utc.Ticks % TimeSpan.TicksPerSecond), FractionDigits, '.');
    }

    private void Digits(int value, int count, char? before = null)
    {
        if (before is not null)
            _bytes[_count++] = (byte)before;
        for (var at = _count + count - 1; at >= _count; at--, value /= 10)
            _bytes[at] = (byte)('0' + (value % 10));
        _count += count;
    }
#endif

    private void Number(decimal value) => Ascii(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a time in the one way in which times are sent, see <see cref="Timestamp.Format"/>.</summary>
    private void Time(DateTimeOffset value)
    {
        Reserve(MaxScalar);
        _bytes[_count++] = (byte)'"';
        Digits(value.UtcDateTime);
        // The zeros at the end of the fraction go, and its point if there is nothing after it.
        while (_bytes[_count - 1] == '0')
            _count--;
        if (_bytes[_count - 1] == '.')
            _count--;
        _bytes[_count++] = (byte)'Z';
        _bytes[_count++] = (byte)'"';
    }
}
