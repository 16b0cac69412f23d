namespace CircleCi.PowerShell.Tests;

/// <summary>PowerShell 7: the machine's own or, where it has none, the tool that <c>dotnet tool restore</c> brings.</summary>
internal static class Pwsh
{
    public const string Core = "Core";
    public const string Desktop = "Desktop";

    /// <summary>Where the list of tools is found from.</summary>
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Script.HereFolder(), "..", ".."));

    private static readonly Lazy<Task<bool>> Restored = new(async () =>
    {
        await Programs.RunAsync("dotnet", ["tool", "restore"], folder: Repository);
        return true;
    });

    /// <summary>The files that the bundle has in its folder for PowerShell 7 or Windows PowerShell; PowerShell 7 loads both.</summary>
    public static TheoryData<string> Editions => [Core, Desktop];

    /// <summary>Runs a command with errors that end it.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(string command, CircleCi.Generated.Testing.CircleCiSandbox? circle = null)
    {
        string[] arguments = ["-NoProfile", "-NonInteractive", "-Command", $"$ErrorActionPreference = 'Stop'; {command}"];
        if (Programs.Has("pwsh"))
            return (await Programs.RunAsync("pwsh", arguments, circle)).Output;
        await Restored.Value;
        return (await Programs.RunAsync("dotnet", ["pwsh", .. arguments], circle, Repository)).Output;
    }

    /// <summary>The command that loads the SDK.</summary>
    public static string Load(string edition) => edition == Core
        ? $"& '{Path.Combine(AppContext.BaseDirectory, "Import-CircleCi.ps1")}';"
        : $"Add-Type -Path '{Path.Combine(AppContext.BaseDirectory, Desktop, "CircleCi.Generated.dll")}';";
}
