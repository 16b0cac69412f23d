using System.Globalization;
using System.Text;

namespace CircleCi.Generated.Json;

/// <summary>Durations as CircleCI writes them: a number of milliseconds or seconds, or a text such as <c>1h30m</c>.</summary>
internal static class Durations
{
    private const long TicksPerWeek = 7 * TimeSpan.TicksPerDay;

    // The first whole number of ticks that is none any more; as a double, long.MaxValue is rounded up to it.
    private const double TooManyTicks = 9223372036854775808.0;

    /// <summary>A number of units as a duration; false if it is none, or one that no <see cref="TimeSpan"/> holds.</summary>
    public static bool TryCreate(double number, long ticksPerUnit, out TimeSpan duration)
    {
        // Rounded to the unit's own digits first: 0.3 * 10,000,000 is a little less than 3,000,000.
        var ticks = Math.Round(number * ticksPerUnit);
        var fits = ticks is > -TooManyTicks and < TooManyTicks;
        duration = fits ? new TimeSpan((long)ticks) : default;
        return fits;
    }

    /// <summary>An integral number of units as a duration.</summary>
    public static bool TryCreate(long number, long ticksPerUnit, out TimeSpan duration)
    {
        var fits = number <= long.MaxValue / ticksPerUnit && number >= long.MinValue / ticksPerUnit;
        duration = fits ? new TimeSpan(number * ticksPerUnit) : default;
        return fits;
    }

    /// <summary>The number of units: a long if it is integral, otherwise a decimal with all of its digits.</summary>
    public static object In(TimeSpan duration, long ticksPerUnit)
    {
        if (duration.Ticks % ticksPerUnit == 0)
            return duration.Ticks / ticksPerUnit;
        return (decimal)duration.Ticks / ticksPerUnit;
    }

    /// <summary>A text of numbers with units, the way in which Go writes durations: <c>1h30m</c>, <c>2d</c>, <c>500ms</c>.</summary>
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

    /// <summary>The duration as a text, in the largest integral units.</summary>
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
