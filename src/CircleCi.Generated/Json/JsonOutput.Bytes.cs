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
    private const int SecondsPerDay = 24 * 60 * 60;

    public void StartObject()
    {
        if (_writer is not null)
            _writer.WriteStartObject();
        else
            Sign((byte)'{');
    }

    public void EndObject()
    {
        if (_writer is not null)
            _writer.WriteEndObject();
        else
            Sign((byte)'}');
    }

    public void StartArray()
    {
        if (_writer is not null)
            _writer.WriteStartArray();
        else
            Sign((byte)'[');
    }

    public void EndArray()
    {
        if (_writer is not null)
            _writer.WriteEndArray();
        else
            Sign((byte)']');
    }

    /// <summary>Takes back what was written after so many bytes.</summary>
    public void Truncate(int count) => _count = count;

    /// <summary>Writes a comma, except before the first of several and after a name.</summary>
    public void Separate()
    {
        if (_writer is null && _bytes[_count - 1] is not ((byte)'{' or (byte)'[' or (byte)':'))
            Sign((byte)',');
    }

    private void Sign(byte sign)
    {
        Reserve(1);
        _bytes[_count++] = sign;
    }

    private void Literal(byte[] literal) => Append(literal, 0);

    private void Append(byte[] bytes, int start)
    {
        var count = bytes.Length - start;
        Reserve(count);
#if NET8_0_OR_GREATER
        bytes.AsSpan(start).CopyTo(_bytes.AsSpan(_count));
#else
        Buffer.BlockCopy(bytes, start, _bytes, _count, count);
#endif
        _count += count;
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

    /// <summary>Writes a text that needs no escapes.</summary>
    public void Ascii(string text, bool quoted = false)
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
#endif

    private void Number(decimal value) => Ascii(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a time in the one way in which times are sent, see <see cref="Timestamp.Format"/>.</summary>
    private void Time(DateTimeOffset value)
    {
        Reserve(MaxScalar);
        var utc = value.UtcDateTime;
        var second = utc.Ticks / TimeSpan.TicksPerSecond;
        var ofDay = (int)(second % SecondsPerDay);
        // Locals are quicker than fields.
        var (bytes, at) = (_bytes, _count);
        bytes[at++] = (byte)'"';
        at = Two(bytes, at, utc.Year / 100);
        at = Two(bytes, at, utc.Year % 100);
        at = Two(bytes, at, utc.Month, '-');
        at = Two(bytes, at, utc.Day, '-');
        at = Two(bytes, at, ofDay / 3600, 'T');
        at = Two(bytes, at, ofDay / 60 % 60, ':');
        at = Two(bytes, at, ofDay % 60, ':');
        var fraction = (int)(utc.Ticks - (second * TimeSpan.TicksPerSecond));
        if (fraction > 0)
            bytes[at++] = (byte)'.';
        // The zeros at its end are left out.
        for (var unit = (int)TimeSpan.TicksPerSecond / 10; fraction > 0; fraction %= unit, unit /= 10)
            bytes[at++] = (byte)('0' + (fraction / unit));
        bytes[at++] = (byte)'Z';
        bytes[at++] = (byte)'"';
        _count = at;
    }

    private static int Two(byte[] bytes, int at, int value, char before)
    {
        bytes[at++] = (byte)before;
        return Two(bytes, at, value);
    }

    private static int Two(byte[] bytes, int at, int value)
    {
        var tens = (int)((uint)value / 10);
        bytes[at] = (byte)('0' + tens);
        bytes[at + 1] = (byte)('0' + (value - (tens * 10)));
        return at + 2;
    }
}
