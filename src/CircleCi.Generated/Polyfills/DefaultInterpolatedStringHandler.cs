using System.Globalization;
using System.Text;

namespace System.Runtime.CompilerServices;

/// <summary>
/// What the compiler makes of interpolated texts, in place of the framework's own: numbers and times in messages, addresses and names of files are the same under
/// every culture, by construction.
/// </summary>
#if NET8_0_OR_GREATER
[InterpolatedStringHandler]
#endif
internal readonly struct DefaultInterpolatedStringHandler
{
    private const int Guess = 12;

    private readonly StringBuilder _text;

    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * Guess));

    public void AppendLiteral(string value) => _text.Append(value);

    public void AppendFormatted(string? value) => _text.Append(value);

    public void AppendFormatted(object? value) => _text.Append(Text(value, null));

    public void AppendFormatted<T>(T value) => _text.Append(Text(value, null));

    public void AppendFormatted<T>(T value, string? format) => _text.Append(Text(value, format));

    public override string ToString() => _text.ToString();

    public string ToStringAndClear() => _text.ToString();

    private static string? Text<T>(T value, string? format) => value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString();
}
