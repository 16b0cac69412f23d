using System.Globalization;

namespace CircleCi.Generated.Testing.Triggers;

/// <summary>
/// Times in UTC, as cron has them: minute, hour, day of the month, month, day of the week. A field is <c>*</c> or a list of values, names, ranges and
/// steps; where both kinds of day are said, one of them is enough.
/// </summary>
internal sealed class CronExpression
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    // The 29th of February is missing for eight years around 2100.
    private static readonly TimeSpan LongestGap = TimeSpan.FromDays((9 * 366) + 1);

    private readonly List<int> _minutes;
    private readonly List<int> _hours;
    private readonly List<int> _monthdays;
    private readonly List<int> _months;
    private readonly List<int> _weekdays;
    private readonly bool _isAnyKindOfDay;

    /// <exception cref="ArgumentException">It is none.</exception>
    public CronExpression(string text)
    {
        Text = text;
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5)
            throw new ArgumentException($"cron_expression: '{text}' must have five fields: minute, hour, day of the month, month, day of the week.");
        _minutes = Values(fields[0], "minute", 0, 59);
        _hours = Values(fields[1], "hour", 0, 23);
        _monthdays = Values(fields[2], "day of the month", 1, 31);
        _months = Values(fields[3], "month", 1, 12, Months);
        // Sunday is 0 and 7.
        _weekdays = [.. Values(fields[4], "day of the week", 0, 7, Days).Select(d => d % 7).Distinct()];
        _isAnyKindOfDay = !fields[2].StartsWith('*') && !fields[4].StartsWith('*');
    }

    /// <summary>As it was given.</summary>
    public string Text { get; }

    /// <summary>The first time after a time; null if there is none, as on the 31st of February.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        for (var day = new DateTimeOffset(after.UtcDateTime.Date, TimeSpan.Zero); day < after + LongestGap; day = day.AddDays(1))
        {
            if (!Has(day))
                continue;
            foreach (var hour in _hours)
            {
                foreach (var minute in _minutes)
                {
                    if (day.AddHours(hour).AddMinutes(minute) is var time && time > after)
                        return time;
                }
            }
        }

        return null;
    }

    private bool Has(DateTimeOffset day)
    {
        var (ofMonth, ofWeek) = (_monthdays.Contains(day.Day), _weekdays.Contains((int)day.DayOfWeek));
        return _months.Contains(day.Month) && (_isAnyKindOfDay ? ofMonth || ofWeek : ofMonth && ofWeek);
    }

    private List<int> Values(string field, string what, int min, int max, string[]? names = null)
    {
        SortedSet<int> values = [];
        foreach (var item in field.Split(','))
        {
            var (range, step) = item.Split('/') switch
            {
                [var all] => (all, 1),
                [var all, var every] => (all, Number(every, 1, max)),
                _ => throw Wrong(),
            };
            var (from, to) = range.Split('-') switch
            {
                ["*"] => (min, max),
                [var one] => (Value(one), item.Contains('/') ? max : Value(one)),
                [var first, var last] => (Value(first), Value(last)),
                _ => throw Wrong(),
            };
            if (from > to)
                throw Wrong();
            for (var value = from; value <= to; value += step)
                values.Add(value);
        }

        return [.. values];

        int Value(string text) => names is not null && Array.IndexOf(names, text.ToUpperInvariant()) is >= 0 and var name ? name + min : Number(text, min, max);

        int Number(string text, int least, int most) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw Wrong();

        ArgumentException Wrong() => new($"cron_expression: '{Text}' has '{field}' as its {what}, which is nothing from {min} to {max}.");
    }
}
