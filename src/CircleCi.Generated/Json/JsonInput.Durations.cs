namespace CircleCi.Generated.Json;

/// <summary>Durations: numbers of a unit, or texts. One that no <see cref="TimeSpan"/> holds is not what is documented.</summary>
internal partial struct JsonInput
{
    public TimeSpan Milliseconds() => Duration(TimeSpan.TicksPerMillisecond);

    public TimeSpan Seconds() => Duration(TimeSpan.TicksPerSecond);

    public TimeSpan DurationText() => Durations.TryParse(Text(), out var duration) ? duration : throw new UnusualJsonException();

    private TimeSpan Duration(long ticksPerUnit)
    {
        var place = Place;
        if (TryInteger(out var whole) && !IsPartOfNumber(Current))
            return Durations.TryCreate(whole, ticksPerUnit, out var exact) ? exact : throw new UnusualJsonException();
        Place = place;
        return Durations.TryCreate(Number(), ticksPerUnit, out var duration) ? duration : throw new UnusualJsonException();
    }
}
