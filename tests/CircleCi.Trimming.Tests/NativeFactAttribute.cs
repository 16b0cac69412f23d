namespace CircleCi.Trimming.Tests;

/// <summary>A test of programs that are compiled ahead of time, which needs a linker.</summary>
internal sealed class NativeFactAttribute : FactAttribute
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    public NativeFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!OperatingSystem.IsWindows() && !folders.Any(f => Linkers.Any(l => File.Exists(Path.Combine(f, l)))))
            Skip = "There is no linker on this machine: programs were not compiled ahead of time. On Debian, install clang and zlib1g-dev.";
    }
}
