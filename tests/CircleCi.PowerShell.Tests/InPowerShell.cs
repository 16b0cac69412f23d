namespace CircleCi.PowerShell.Tests;

/// <summary>The scripts in PowerShell 7.</summary>
public class InPowerShell
{
    [Theory]
    [MemberData(nameof(Script.Names), MemberType = typeof(Script))]
    public async Task The_scripts_do_what_they_say(string name)
    {
        await using var circle = await Acme.StartAsync();

        var output = await Pwsh.RunAsync($"{Pwsh.Load(Pwsh.Core)} & '{Script.File(name)}'", circle);

        Assert.Equal(string.Join('\n', Script.Outputs[name]), output);
        Script.AssertAsked(name, circle);
    }
}
