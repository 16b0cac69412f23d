using CircleCi.Generated.Testing.Faults;

namespace CircleCi.Generated.Testing;

public sealed partial class CircleCiSandbox
{
    /// <summary>Has the next calls go wrong: <c>circle.Fail(SandboxFault.ServerError(), on: "V2.Pipelines.Trigger", times: 2)</c>. What was said first comes first.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="on">
    /// The operation that it happens to, such as V2.Pipelines.Trigger; Artifacts for files at CircleCI's own address, Storage for the output of steps, usage
    /// exports and whatever else is at its storage; null for whatever is called.
    /// </param>
    /// <param name="times">How many calls it happens to; each try of a client is one. <see cref="int.MaxValue"/> for all until <see cref="Recover"/>.</param>
    /// <exception cref="ArgumentException">There is no such operation; the message names near ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    public void Fail(SandboxFault fault, string? on = null, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (times < 1)
            throw new ArgumentOutOfRangeException(nameof(times), times, "A fault happens once at least; leave the call of Fail out for none.");
        if (on is not (null or FaultPlan.Artifacts or FaultPlan.Storage))
            _ = Server.ApiDescription.Instance.Get(on);
        _world.Faults.Add(fault, on, times);
    }

    /// <summary>Has no more calls go wrong.</summary>
    public void Recover() => _world.Faults.Clear();
}
