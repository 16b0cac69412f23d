using CircleCi.Generated.Webhooks;

namespace CircleCi.Generated.Tests.Webhooks;

/// <summary>Deliveries that come again.</summary>
public class Replays
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private DateTimeOffset _now = Noon;

    [Fact]
    public void Are_refused_though_others_are_accepted()
    {
        var guard = Guard();

        Assert.Equal([true, true, false, false], [guard.TryAccept(Delivery(1)), guard.TryAccept(Delivery(2)), guard.TryAccept(Delivery(1)), guard.TryAccept(Delivery(2))]);
        Assert.Equal(WebhookRejection.SeenBefore, Refusal(guard, Delivery(1)));
        Assert.Equal(WebhookRejection.None, Refusal(guard, Delivery(3)));
    }

    [Theory]
    [InlineData(-3600, WebhookRejection.None)]
    [InlineData(-3601, WebhookRejection.TooOld)]
    [InlineData(300, WebhookRejection.None)]
    [InlineData(301, WebhookRejection.TooEarly)]
    public void Cannot_come_from_before_what_is_remembered_or_from_the_future(int seconds, WebhookRejection refusal) =>
        Assert.Equal(refusal, Refusal(Guard(), Delivery(1, Noon.AddSeconds(seconds))));

    [Fact]
    public void Are_refused_at_every_time_even_once_the_id_is_forgotten()
    {
        foreach (var happened in new[] { -3600, -1800, 0, 300 })
        {
            _now = Noon;
            var guard = Guard();
            var delivery = Delivery(1, Noon.AddSeconds(happened));
            Assert.True(guard.TryAccept(delivery));
            for (var minute = 1; minute <= 180; minute++)
            {
                _now = Noon.AddMinutes(minute);
                Assert.Contains(Refusal(guard, delivery), new[] { WebhookRejection.SeenBefore, WebhookRejection.TooOld });
            }
        }
    }

    [Fact]
    public void Are_accepted_where_the_first_could_not_be_dealt_with()
    {
        var guard = Guard();
        Assert.True(guard.TryAccept(Delivery(1)));

        guard.Forget(Delivery(1));

        Assert.True(guard.TryAccept(Delivery(1)));
        Assert.False(guard.TryAccept(Delivery(1)));
    }

    [Fact]
    public void Are_told_apart_whatever_is_forgotten_meanwhile()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var guard = Guard();
            _now = Noon;
            // As simple as can be: what was accepted, and when.
            var accepted = new Dictionary<int, DateTimeOffset>();
            for (var step = 0; step < 200; step++)
            {
                var id = random.Next(1, 12);
                switch (random.Next(4))
                {
                    case 0:
                        guard.Forget(Delivery(id));
                        accepted.Remove(id);
                        break;
                    case 1:
                        _now = _now.AddMinutes(random.Next(40));
                        break;
                    default:
                        foreach (var old in accepted.Where(a => _now - a.Value > TimeSpan.FromMinutes(65)).ToList())
                            accepted.Remove(old.Key);
                        Assert.Equal(accepted.TryAdd(id, _now), guard.TryAccept(Delivery(id, _now)));
                        Assert.Equal(accepted.Count, guard.Remembered);
                        break;
                }
            }
        }
    }

    [Fact]
    public void Take_no_memory_for_what_is_forgotten()
    {
        var guard = Guard();
        for (var i = 0; i < 10_000; i++)
        {
            Assert.True(guard.TryAccept(Delivery(1)));
            guard.Forget(Delivery(1));
        }

        Assert.Equal(0, guard.Remembered);
    }

    [Fact]
    public void Take_no_memory_for_longer_for_longer_than_they_could_be_accepted()
    {
        var guard = Guard();
        for (var i = 1; i <= 10_000; i++)
        {
            _now = _now.AddMinutes(1);
            Assert.True(guard.TryAccept(Delivery(i, _now)));
        }

        // Those of an hour and of the five minutes by which clocks may differ.
        Assert.Equal(66, guard.Remembered);
        Assert.False(guard.TryAccept(Delivery(10_000, _now)));
    }

    [Fact]
    public void Are_told_apart_by_many_threads_at_once()
    {
        var guard = Guard();
        var accepted = 0;

        Parallel.For(0, 8, _ =>
        {
            for (var i = 1; i <= 1000; i++)
            {
                if (guard.TryAccept(Delivery(i)))
                    Interlocked.Increment(ref accepted);
            }
        });

        Assert.Equal(1000, accepted);
    }

    [Fact]
    public void Could_be_anything_without_an_id_or_a_time()
    {
        Assert.Equal(WebhookRejection.NoId, Refusal(Guard(), new WebhookDelivery { HappenedAt = Noon }));
        Assert.Equal(WebhookRejection.TooOld, Refusal(Guard(), new WebhookDelivery { Id = Guid.NewGuid() }));
    }

    [Fact]
    public void Are_remembered_for_a_day_by_the_system_s_clock_if_nobody_says_otherwise()
    {
        var guard = new WebhookReplayGuard();

        Assert.Equal(TimeSpan.FromDays(1), guard.MaxAge);
        Assert.True(guard.TryAccept(Delivery(1, DateTimeOffset.UtcNow.AddHours(-23))));
        Assert.False(guard.TryAccept(Delivery(2, DateTimeOffset.UtcNow.AddHours(-25))));
        Assert.True(new WebhookReplayGuard(TimeSpan.MaxValue, () => Noon).TryAccept(Delivery(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WebhookReplayGuard(TimeSpan.Zero));
    }

    private WebhookReplayGuard Guard() => new(TimeSpan.FromHours(1), () => _now);

    private static WebhookRejection Refusal(WebhookReplayGuard guard, WebhookDelivery delivery) => guard.TryAccept(delivery, out var refusal) ? WebhookRejection.None : refusal;

    private static WebhookDelivery Delivery(int number, DateTimeOffset? at = null) => new() { Id = new Guid(number, 0, 0, new byte[8]), HappenedAt = at ?? Noon };
}
