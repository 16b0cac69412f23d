namespace CircleCi.PowerShell.Tests;

/// <summary>The scripts in PowerShell 7, where it is found.</summary>
public class InPowerShell
{
    [WithTheory("pwsh")]
    [MemberData(nameof(Script.Names), MemberType = typeof(Script))]
    public async Task The_scripts_do_what_they_say(string name)
    {
        await using var circle = await Acme.StartAsync();
        var import = Path.Combine(AppContext.BaseDirectory, "Import-CircleCi.ps1");

        var (output, _) = await Programs.RunAsync("pwsh", ["-NoProfile", "-NonInteractive", "-Command", $"$ErrorActionPreference = 'Stop'; & '{import}'; & '{Script.File(name)}'"], circle);

        Assert.Equal(string.Join('\n', Script.Outputs[name]), output);
        Script.AssertAsked(name, circle);
    }
}
