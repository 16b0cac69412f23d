namespace CircleCi.PowerShell.Tests;

/// <summary>README.md shows the scripts as they are.</summary>
public class Readme
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Script.Folder, "..", "..", "README.md"));

    [Theory]
    [MemberData(nameof(Script.Names), MemberType = typeof(Script))]
    public void Has_the_script_but_for_signing_in_again(string name)
    {
        var lines = File.ReadAllLines(Script.File(name)).Where(l => name == "sign-in" || !l.StartsWith("$circle = ", StringComparison.Ordinal));

        Assert.Contains($"```powershell\n{string.Join('\n', lines)}\n```\n", Text);
    }
}
