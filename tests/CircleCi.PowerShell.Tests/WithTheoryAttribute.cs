namespace CircleCi.PowerShell.Tests;

/// <summary>A theory that needs programs. Where one is missing it is reported as skipped, and why.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WithTheoryAttribute : TheoryAttribute
{
    public WithTheoryAttribute(params string[] programs)
    {
        if (programs.FirstOrDefault(p => !Programs.Has(p)) is { } missing)
            Skip = $"There is no {missing} on this machine: the scripts were not run with it.";
    }
}
