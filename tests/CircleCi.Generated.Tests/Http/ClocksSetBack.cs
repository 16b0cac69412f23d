namespace CircleCi.Generated.Tests.Http;

/// <summary>A user's clock that tells the time of day only: what it is set back does not count as time.</summary>
public class ClocksSetBack
{
    [Fact]
    public void Do_not_lengthen_what_has_run()
    {
        var clock = new Clock();
        var start = clock.Elapsed;

        clock.Now += TimeSpan.FromSeconds(3);
        Assert.Equal(TimeSpan.FromSeconds(3), clock.Elapsed - start);
        clock.Now -= TimeSpan.FromHours(1);
        Assert.Equal(TimeSpan.FromSeconds(3), clock.Elapsed - start);
        clock.Now += TimeSpan.FromSeconds(2);
        Assert.Equal(TimeSpan.FromSeconds(5), clock.Elapsed - start);
    }

    private sealed class Clock : CircleCiClock
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset UtcNow => Now;

        public override IDisposable CallAfter(TimeSpan due, Action action) => throw new NotSupportedException();
    }
}
