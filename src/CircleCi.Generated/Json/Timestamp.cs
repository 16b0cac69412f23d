using System.Globalization;

namespace CircleCi.Generated.Json;

/// <summary>
/// The ways in which CircleCI writes a time: RFC 3339 with any offset, with a colon in it or without, and the Clojure reader's
/// <c>#joda/inst 2023-04-14T21:20:14+0000</c> (the example for project variables in CircleCI's own description); an empty text for none.
/// </summary>
internal static class Timestamp
{
    private const string Utc = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const int MaxFraction = 7;

    /// <summary>The one way in which times are sent: RFC 3339, in UTC.</summary>
    public static string Format(DateTimeOffset value) => value.UtcDateTime.ToString(Utc, CultureInfo.InvariantCulture);

    /// <summary>Whether the text says that there is no time: jobs and workflows of long ago have empty ones.</summary>
    public static bool IsNone(string text) => string.IsNullOrWhiteSpace(text);

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        // A tag of Clojure's reader, such as #inst or #joda/inst.
        var value = text.StartsWith("#", StringComparison.Ordinal) && text.IndexOf(' ') is > 0 and var space ? text.Substring(space).Trim(' ', '"') : text;
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out time);
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
}
