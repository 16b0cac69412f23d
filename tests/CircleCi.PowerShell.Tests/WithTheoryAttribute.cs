namespace CircleCi.PowerShell.Tests;

/// <summary>A theory that needs a program. Where there is none it is reported as skipped, and why.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WithTheoryAttribute : TheoryAttribute
{
    public WithTheoryAttribute(string program)
    {
        if (!Programs.Has(program))
            Skip = $"There is no {program} on this machine: the scripts were not run in it.";
    }
}
