using CircleCi.Generated.Testing.Faults;

namespace CircleCi.Generated.Testing;

public sealed partial class CircleCiSandbox
{
    /// <summary>Makes the next calls fail: <c>circle.Fail(SandboxFault.ServerError(), on: "V2.Pipelines.Trigger", times: 2)</c>. Faults occur in the order in which they were added.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="on">
    /// The operation to fail, such as V2.Pipelines.Trigger; Artifacts for files at CircleCI's own address; Storage for the output of steps, usage
    /// exports and other files in storage; null for any operation.
    /// </param>
    /// <param name="times">The number of calls to fail; each attempt of a client is one. <see cref="int.MaxValue"/> for all until <see cref="Recover"/>.</param>
    /// <exception cref="ArgumentException">The operation does not exist; the message names similar ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    public void Fail(SandboxFault fault, string? on = null, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (times < 1)
            throw new ArgumentOutOfRangeException(nameof(times), times, "A fault occurs at least once; omit the call of Fail for none.");
        if (on is not (null or FaultPlan.Artifacts or FaultPlan.Storage))
            _ = Server.ApiDescription.Instance.Get(on);
        _world.Faults.Add(fault, on, times);
    }

    /// <summary>Removes all faults.</summary>
    public void Recover() => _world.Faults.Clear();
}
