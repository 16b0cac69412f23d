using CircleCi.Generated.Testing.Server;

namespace CircleCi.Generated.Testing.Insights;

/// <summary>The time that figures are about, which ends now, and the one before, which trends compare them with.</summary>
internal sealed record Window(DateTimeOffset End, double Days)
{
    public const double MaxDays = 90;

    public DateTimeOffset Start => End.AddDays(-Days);

    public Window Before => this with { End = Start };

    /// <summary>What was asked for; 90 days else.</summary>
    public static Window Of(Call call) => new(call.Now, call.Query("reporting-window") switch
    {
        null or "last-90-days" => MaxDays,
        "last-60-days" => 60,
        "last-30-days" => 30,
        "last-7-days" => 7,
        "last-24-hours" => 1,
        var other => throw new RequestError(400, $"reporting-window: '{other}' is not known."),
    });

    public bool Has(DateTimeOffset time) => time > Start && time <= End;

    public Figures Figures(IEnumerable<Run> runs) => new(runs.Where(r => Has(r.StartedAt)), Days);
}
