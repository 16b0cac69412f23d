using System.Globalization;
using System.Text;

namespace CircleCi.Generated.Json;

/// <summary>Converts durations in CircleCI's formats: a number of milliseconds or seconds, or text such as <c>1h30m</c>.</summary>
internal static class Durations
{
    private const long TicksPerWeek = 7 * TimeSpan.TicksPerDay;

    // The first integer beyond the range of ticks. As a double, long.MaxValue is rounded up to it.
    private const double TooManyTicks = 9223372036854775808.0;

    /// <summary>Converts a number of units to a duration. Returns false if it is not a number or is outside the range of <see cref="TimeSpan"/>.</summary>
    public static bool TryCreate(double number, long ticksPerUnit, out TimeSpan duration)
    {
        // Rounded, because the product can be slightly less than the exact value, as in 0.3 * 10,000,000.
        var ticks = Math.Round(number * ticksPerUnit);
        var fits = ticks is > -TooManyTicks and < TooManyTicks;
        duration = fits ? new TimeSpan((long)ticks) : default;
        return fits;
    }

    /// <summary>Converts an integer number of units to a duration. Returns false if it is outside the range of <see cref="TimeSpan"/>.</summary>
    public static bool TryCreate(long number, long ticksPerUnit, out TimeSpan duration)
    {
        var fits = number <= long.MaxValue / ticksPerUnit && number >= long.MinValue / ticksPerUnit;
        duration = fits ? new TimeSpan(number * ticksPerUnit) : default;
        return fits;
    }

    /// <summary>Returns the number of units: a long if it is an integer, otherwise a decimal with all digits.</summary>
    public static object In(TimeSpan duration, long ticksPerUnit)
    {
        if (duration.Ticks % ticksPerUnit == 0)
            return duration.Ticks / ticksPerUnit;
        return (decimal)duration.Ticks / ticksPerUnit;
    }

    /// <summary>Parses text in the format of Go's durations, such as <c>1h30m</c>, <c>2d</c> or <c>500ms</c>.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        long ticks = 0;
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && text[at] is >= '0' and <= '9')
                at++;
            if (at == start || !long.TryParse(text.Substring(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || TakeUnit(text, ref at) is not { } unit)
                return false;
            if (number > (long.MaxValue - ticks) / unit)
                return false;
            ticks += number * unit;
        }

        duration = new TimeSpan(ticks);
        return text.Length > 0;
    }

    /// <summary>Formats the duration as text, in the largest possible units.</summary>
    public static string Format(TimeSpan duration)
    {
        var text = new StringBuilder();
        var left = duration.Ticks;
        foreach (var (unit, name) in new[] { (TimeSpan.TicksPerHour, "h"), (TimeSpan.TicksPerMinute, "m"), (TimeSpan.TicksPerSecond, "s"), (TimeSpan.TicksPerMillisecond, "ms") })
        {
            if (left / unit > 0)
                text.Append((left / unit).ToString(CultureInfo.InvariantCulture)).Append(name);
            left %= unit;
        }

        return text.Length > 0 ? text.ToString() : "0s";
    }

    private static long? TakeUnit(string text, ref int at)
    {
        var isMilliseconds = at + 1 < text.Length && text[at] == 'm' && text[at + 1] == 's';
        long? unit = isMilliseconds ? TimeSpan.TicksPerMillisecond : at == text.Length ? null : text[at] switch
        {
            's' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMinute,
            'h' => TimeSpan.TicksPerHour,
            'd' => TimeSpan.TicksPerDay,
            'w' => TicksPerWeek,
            _ => null,
        };
        at += isMilliseconds ? 2 : 1;
        return unit;
    }
}
