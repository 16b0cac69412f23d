using System.Globalization;

namespace CircleCi.Generated.Json;

/// <summary>
/// The ways in which a time is written: RFC 3339 with any offset, with a colon in it or without, also with a space for the <c>T</c> as Go and Ruby print it
/// (<c>2023-04-14 21:20:14 +0000 UTC</c>); the Clojure reader's <c>#joda/inst 2023-04-14T21:20:14+0000</c> (the example for project variables in CircleCI's
/// own description); those of HTTP, of mails, Git and Unix; seconds or milliseconds since 1970; an empty text for none.
/// </summary>
internal static class Timestamp
{
    private const string Utc = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const int MaxFraction = 7;

    // Seconds from 1973 and milliseconds from 1979 on, both to 2286. What else there is, is a number of something else, such as 20230414212014 or 202304142120.
    private const decimal MinSeconds = 1e8m;
    private const decimal MaxSeconds = 1e10m;
    private const decimal MinMilliseconds = 3e11m;
    private const decimal MaxMilliseconds = 1e13m;

    // Without their zone, see TryParseWords.
    private static readonly string[] OtherForms = ["ddd, d MMM yyyy HH:mm:ss", "d MMM yyyy HH:mm:ss", "dddd, d-MMM-yy HH:mm:ss", "ddd MMM d HH:mm:ss yyyy"];

    /// <summary>The one way in which times are sent: RFC 3339, in UTC.</summary>
    public static string Format(DateTimeOffset value) => value.UtcDateTime.ToString(Utc, CultureInfo.InvariantCulture);

    /// <summary>Whether the text says that there is no time: jobs and workflows of long ago have empty ones.</summary>
    public static bool IsNone(string text) => string.IsNullOrWhiteSpace(text);

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        // A tag of Clojure's reader, such as #inst or #joda/inst.
        var value = text.StartsWith("#", StringComparison.Ordinal) && text.IndexOf(' ') is > 0 and var space ? text.Substring(space).Trim(' ', '"') : text.Trim();
        // What mails and Go add for people: (UTC), and m=+0.012 of a clock that only Go knows.
        var end = value.EndsWith(")", StringComparison.Ordinal) ? value.LastIndexOf(" (", StringComparison.Ordinal) : value.IndexOf(" m=", StringComparison.Ordinal);
        value = end > 0 ? value.Substring(0, end) : value;
        return TryParseIso(value, out time) || TryParseEpoch(value, out time) || TryParseWords(value, out time);
    }

    /// <summary>Seconds or milliseconds since 1970.</summary>
    public static bool TryParseEpoch(string text, out DateTimeOffset time)
    {
        time = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            return false;
        var unit = number is >= MinSeconds and < MaxSeconds ? TimeSpan.TicksPerSecond : number is >= MinMilliseconds and < MaxMilliseconds ? TimeSpan.TicksPerMillisecond : 0;
        if (unit == 0)
            return false;
        var ticks = number * unit;
        time = new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks((long)ticks);
        return true;
    }

    /// <summary>Words with a zone, which is in UTC if there is none, at the end or, as Unix has it, before the year; and Git's own <c>1681507214 +0200</c>.</summary>
    private static bool TryParseWords(string text, out DateTimeOffset time)
    {
        time = default;
        var offset = TimeSpan.Zero;
        var words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries).ToList();
        var zone = words.FindLastIndex(w => TryOffset(w, 0, out offset));
        if (zone >= 0 && zone < words.Count - (words.Count == 6 ? 2 : 1))
            return false;
        if (zone >= 0)
            words.RemoveAt(zone);
        if (words.Count == 1 && TryParseEpoch(words[0].TrimStart('@'), out time))
            return From(time.Ticks + offset.Ticks, offset, out time);
        return DateTime.TryParseExact(string.Join(" ", words), OtherForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && From(local.Ticks, offset, out time);
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
        if (year < 1 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month)) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
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
            var hasColon = Skip(text, ref at, ':');
            if ((hasColon || (at < text.Length && text[at] != ' ')) && (!TryNumber(text, ref at, 2, out minutes) || minutes > 59))
                return false;
            offset = new TimeSpan(hours, minutes, 0);
            if (isNegative)
                offset = -offset;
            // Go adds the zone's name, or the offset again: +0200 CEST, +0000 UTC, +0530 +0530.
            return at == text.Length || (text[at] == ' ' && IsZone(text.Substring(at + 1), offset));
        }

        return text.Substring(at) is "Z" or "z" or "UTC" or "GMT";
    }

    /// <summary>Whether it is a zone's name, or an offset that is the same.</summary>
    private static bool IsZone(string name, TimeSpan offset) => name.Length > 0
        && (name[0] is '+' or '-' ? name.IndexOf(' ') < 0 && TryOffset(name, 0, out var again) && again == offset : name.All(c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')));

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
