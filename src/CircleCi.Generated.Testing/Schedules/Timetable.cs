using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Schedules;

/// <summary>When a schedule triggers, in UTC: on days of the week or of the month, in some hours, and how often in each of them, evenly from its beginning.</summary>
internal sealed class Timetable
{
    private const string Weekdays = "days-of-week";
    private const string Monthdays = "days-of-month";

    private static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    private static readonly string[] MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    // The 29th of February is missing for eight years around 2100.
    private static readonly TimeSpan LongestGap = TimeSpan.FromDays((9 * 366) + 1);

    private readonly long _perHour;
    private readonly List<long> _hours;
    private readonly HashSet<long>? _monthdays;
    private readonly HashSet<string>? _weekdays;
    private readonly HashSet<string>? _months;

    /// <exception cref="ArgumentException">It says too little, too much, or what cannot be.</exception>
    public Timetable(JObject json)
    {
        Json = json;
        if (json[Weekdays] is null == json[Monthdays] is null)
            throw new ArgumentException($"timetable: give either {Weekdays} or {Monthdays}.");
        _perHour = Number("per-hour", json["per-hour"], 1, 60);
        _hours = [.. Items("hours-of-day").Select(h => Number("hours-of-day", h, 0, 24)).Order()];
        _monthdays = json[Monthdays] is null ? null : [.. Items(Monthdays).Select(d => Number(Monthdays, d, 1, 31))];
        _weekdays = Names(Weekdays, DayNames);
        _months = Names("months", MonthNames);
    }

    /// <summary>As it was given.</summary>
    public JObject Json { get; }

    /// <summary>A day's name in a timetable.</summary>
    public static string NameOf(DayOfWeek day) => DayNames[(int)day];

    /// <summary>This timetable with some of it changed. Days of one kind take the place of those of the other.</summary>
    /// <exception cref="ArgumentException">It cannot be any more.</exception>
    public Timetable With(JObject changes)
    {
        var json = (JObject)Json.DeepClone();
        if (changes[Weekdays] is not null)
            json.Remove(Monthdays);
        if (changes[Monthdays] is not null)
            json.Remove(Weekdays);
        foreach (var change in changes.Properties())
            json[change.Name] = change.Value;
        return new Timetable(json);
    }

    /// <summary>The first time after a time; null if there is none, as with the 31st of February.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        // The hour 24 of yesterday is still to come.
        for (var day = new DateTimeOffset(after.UtcDateTime.Date, TimeSpan.Zero).AddDays(-1); day < after + LongestGap; day = day.AddDays(1))
        {
            if (!Has(day))
                continue;
            foreach (var hour in _hours)
            {
                for (var i = 0; i < _perHour; i++)
                {
                    var time = day.AddHours(hour) + (TimeSpan.FromHours(1) / _perHour * i);
                    if (time > after)
                        return time;
                }
            }
        }

        return null;
    }

    private bool Has(DateTimeOffset day) =>
        _months?.Contains(MonthNames[day.Month - 1]) != false && (_weekdays?.Contains(NameOf(day.DayOfWeek)) ?? _monthdays!.Contains(day.Day));

    private HashSet<string>? Names(string member, string[] names) => Json[member] is null ? null
        : [.. Items(member).Select(i => (string?)i is { } name && names.Contains(name) ? name : throw new ArgumentException($"timetable: {member}: '{i}' is none of {string.Join(", ", names)}."))];

    private JArray Items(string member) =>
        Json[member] is JArray { Count: > 0 } items ? items : throw new ArgumentException($"timetable: {member}: one at least must be given.");

    private static long Number(string member, JToken? value, long min, long max) =>
        value is { Type: JTokenType.Integer } && (long)value is var number && number >= min && number <= max ? number
            : throw new ArgumentException($"timetable: {member}: '{value}' is no number from {min} to {max}.");
}
