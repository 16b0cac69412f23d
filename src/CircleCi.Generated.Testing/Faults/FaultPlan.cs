namespace CircleCi.Generated.Testing.Faults;

/// <summary>The faults that are to occur. It is consulted before a call is handled, by many calls at once.</summary>
internal sealed class FaultPlan
{
    /// <summary>Files at CircleCI's own address, which no document describes.</summary>
    public const string Artifacts = "Artifacts";

    /// <summary>Files at the storage: the output of steps, usage exports, and artifacts to which CircleCI leads.</summary>
    public const string Storage = "Storage";

    private readonly List<Planned> _planned = [];

    public void Add(SandboxFault fault, string? operation, int times)
    {
        lock (_planned)
            _planned.Add(new Planned(fault, operation) { Left = times });
    }

    public void Clear()
    {
        lock (_planned)
            _planned.Clear();
    }

    /// <summary>What goes wrong with a call, if something does.</summary>
    public SandboxFault? Next(string? operation)
    {
        lock (_planned)
        {
            if (_planned.Find(p => p.Operation is null || p.Operation == operation) is not { } next)
                return null;
            if (--next.Left == 0)
                _planned.Remove(next);
            return next.Fault;
        }
    }

    private sealed class Planned(SandboxFault fault, string? operation)
    {
        public SandboxFault Fault => fault;

        public string? Operation => operation;

        public int Left { get; set; }
    }
}
