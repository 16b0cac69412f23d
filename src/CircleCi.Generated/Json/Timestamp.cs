using System.Globalization;

namespace CircleCi.Generated.Json;

/// <summary>
/// The ways in which a time is written: RFC 3339 with any offset, with a colon in it or without, also with a space for the <c>T</c> as Go and Ruby print it
/// (<c>2023-04-14 21:20:14 +0000 UTC</c>); the Clojure reader's <c>#joda/inst 2023-04-14T21:20:14+0000</c> (the example for project variables in CircleCI's
/// own description); HTTP's and Git's; seconds or milliseconds since 1970; an empty text for none.
/// </summary>
internal static class Timestamp
{
    private const string Utc = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const int MaxFraction = 7;

    // Seconds from 1973 to 5138, and milliseconds in the same years: what is smaller or larger is a number of something else.
    private const decimal MinEpoch = 1e8m;
    private const decimal MaxEpoch = 1e11m;

    private static readonly string[] OtherForms =
    [
        "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss zzz",
        "ddd MMM d HH:mm:ss yyyy zzz", "ddd MMM d HH:mm:ss 'UTC' yyyy", "ddd MMM d HH:mm:ss yyyy",
    ];

    /// <summary>The one way in which times are sent: RFC 3339, in UTC.</summary>
    public static string Format(DateTimeOffset value) => value.UtcDateTime.ToString(Utc, CultureInfo.InvariantCulture);

    /// <summary>Whether the text says that there is no time: jobs and workflows of long ago have empty ones.</summary>
    public static bool IsNone(string text) => string.IsNullOrWhiteSpace(text);

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        // A tag of Clojure's reader, such as #inst or #joda/inst.
        var value = text.StartsWith("#", StringComparison.Ordinal) && text.IndexOf(' ') is > 0 and var space ? text.Substring(space).Trim(' ', '"') : text.Trim();
        return TryParseIso(value, out time)
            || TryParseEpoch(value, out time)
            || DateTimeOffset.TryParseExact(value, OtherForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out time);
    }

    /// <summary>Seconds or milliseconds since 1970.</summary>
    public static bool TryParseEpoch(string text, out DateTimeOffset time)
    {
        time = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) || number is < MinEpoch or >= MaxEpoch * 1000)
            return false;
        var ticks = number * (number < MaxEpoch ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond);
        time = new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks((long)ticks);
        return true;
    }

    /// <summary>The common form only, and quickly: <c>2023-04-14T21:20:14.123Z</c>, or with an offset.</summary>
    public static bool TryParseExact(byte[] text, int start, int length, out DateTimeOffset time)
    {
        time = default;
        if (length is < 20 or > 33 || text[start + 4] != '-' || text[start + 7] != '-' || text[start + 10] != 'T' || text[start + 13] != ':' || text[start + 16] != ':')
            return false;
        var year = (Two(text, start) * 100) + Two(text, start + 2);
        var month = Two(text, start + 5);
        var day = Two(text, start + 8);
        var hour = Two(text, start + 11);
        var minute = Two(text, start + 14);
        var second = Two(text, start + 17);
        // A pair that is no number is negative and makes these fail.
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return false;

        var end = start + length;
        var at = start + 19;
        long ticks = 0;
        if (text[at] == '.')
        {
            var digits = 0;
            for (at++; at < end && (uint)(text[at] - '0') <= 9; at++, digits++)
                ticks = (ticks * 10) + (text[at] - '0');
            if (digits is 0 or > MaxFraction)
                return false;
            for (; digits < MaxFraction; digits++)
                ticks *= 10;
        }

        if (!TryOffset(text, at, end, out var offset))
            return false;
        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).AddTicks(ticks);
        // At the ends of the calendar the instant in UTC may not exist; the slow way says so.
        if (offset != TimeSpan.Zero && year is < 2 or > 9998)
            return false;
        time = new DateTimeOffset(local, offset);
        return true;
    }

    private static bool TryOffset(byte[] text, int at, int end, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        var left = end - at;
        if (left == 1)
            return text[at] == 'Z';
        if (left is not (5 or 6) || (text[at] != '+' && text[at] != '-') || (left == 6 && text[at + 3] != ':'))
            return false;
        var hours = Two(text, at + 1);
        var minutes = Two(text, at + left - 2);
        if (hours is < 0 or > 13 || minutes is < 0 or > 59)
            return false;
        offset = new TimeSpan(hours, minutes, 0);
        if (text[at] == '-')
            offset = -offset;
        return true;
    }

    private static int Two(byte[] text, int at)
    {
        var tens = text[at] - '0';
        var ones = text[at + 1] - '0';
        return (uint)tens <= 9 && (uint)ones <= 9 ? (tens * 10) + ones : -100_000;
    }

    /// <summary>A date, alone or with a time of the day, alone or with an offset; without one it is in UTC.</summary>
    private static bool TryParseIso(string text, out DateTimeOffset time)
    {
        time = default;
        var at = 0;
        if (!TryNumber(text, ref at, 4, out var year) || !Skip(text, ref at, '-') || !TryNumber(text, ref at, 2, out var month) || !Skip(text, ref at, '-') || !TryNumber(text, ref at, 2, out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        var ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).Ticks;
        if (at == text.Length)
            return From(ticks, TimeSpan.Zero, out time);
        if (!Skip(text, ref at, 'T') && !Skip(text, ref at, 't') && !Skip(text, ref at, ' '))
            return false;
        if (!TryTimeOfDay(text, ref at, out var ofDay) || !TryOffset(text, at, out var offset))
            return false;
        return From(ticks + ofDay, offset, out time);
    }

    /// <summary>Hours and minutes, and seconds with a fraction if there are any. 24:00:00 is the end of the day; a leap second counts as the first of the next minute.</summary>
    private static bool TryTimeOfDay(string text, ref int at, out long ticks)
    {
        ticks = 0;
        if (!TryNumber(text, ref at, 2, out var hour) || !Skip(text, ref at, ':') || !TryNumber(text, ref at, 2, out var minute) || hour > 24 || minute > 59)
            return false;
        var second = 0;
        long fraction = 0;
        if (Skip(text, ref at, ':'))
        {
            if (!TryNumber(text, ref at, 2, out second) || second > 60)
                return false;
            if ((Skip(text, ref at, '.') || Skip(text, ref at, ',')) && !TryFraction(text, ref at, out fraction))
                return false;
        }

        if (second == 60)
            fraction = 0;
        ticks = new TimeSpan(hour, minute, second).Ticks + fraction;
        return hour < 24 || ticks == TimeSpan.TicksPerDay;
    }

    /// <summary>The digits of a fraction of a second; what is finer than a tick is cut off.</summary>
    private static bool TryFraction(string text, ref int at, out long ticks)
    {
        ticks = 0;
        var start = at;
        for (; at < text.Length && text[at] is >= '0' and <= '9'; at++)
        {
            if (at - start < MaxFraction)
                ticks = (ticks * 10) + (text[at] - '0');
        }

        for (var digits = at - start; digits < MaxFraction; digits++)
            ticks *= 10;
        return at > start;
    }

    /// <summary>What the text ends with: nothing, <c>Z</c>, an offset of any size (Git's commits have some of more than 14 hours), and a zone's name after it that says the same.</summary>
    private static bool TryOffset(string text, int at, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        Skip(text, ref at, ' ');
        if (at == text.Length)
            return true;
        if (text[at] is '+' or '-')
        {
            var isNegative = text[at++] == '-';
            if (!TryNumber(text, ref at, 2, out var hours))
                return false;
            var minutes = 0;
            Skip(text, ref at, ':');
            if (at < text.Length && text[at] != ' ' && (!TryNumber(text, ref at, 2, out minutes) || minutes > 59))
                return false;
            offset = new TimeSpan(hours, minutes, 0);
            if (isNegative)
                offset = -offset;
            // Go adds the zone's name, or the offset again: +0200 CEST, +0000 UTC, +0530 +0530.
            return at == text.Length || (text[at] == ' ' && at + 1 < text.Length && text.Skip(at + 1).All(c => char.IsLetterOrDigit(c) || c is '+' or '-'));
        }

        return text.Substring(at) is "Z" or "z" or "UTC" or "GMT";
    }

    /// <summary>The instant, in the offset if that is one of .NET's, else in UTC; the first or last one where the calendar does not reach.</summary>
    private static bool From(long ticks, TimeSpan offset, out DateTimeOffset time)
    {
        var utc = ticks - offset.Ticks;
        time = utc < 0 ? DateTimeOffset.MinValue
            : utc > DateTime.MaxValue.Ticks ? DateTimeOffset.MaxValue
            : Math.Abs(offset.Ticks) > TimeSpan.FromHours(14).Ticks || ticks < 0 || ticks > DateTime.MaxValue.Ticks ? new DateTimeOffset(utc, TimeSpan.Zero)
            : new DateTimeOffset(ticks, offset);
        return true;
    }

    private static bool Skip(string text, ref int at, char c)
    {
        if (at == text.Length || text[at] != c)
            return false;
        at++;
        return true;
    }

    private static bool TryNumber(string text, ref int at, int digits, out int number)
    {
        number = 0;
        for (var end = at + digits; at < end; at++)
        {
            if (at >= text.Length || text[at] is < '0' or > '9')
                return false;
            number = (number * 10) + (text[at] - '0');
        }

        return true;
    }
}
