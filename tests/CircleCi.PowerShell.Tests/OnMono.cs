namespace CircleCi.PowerShell.Tests;

/// <summary>The calls of the scripts on Mono, which like Windows PowerShell loads two files from a folder: no binding redirects, nothing else to be found.</summary>
public sealed class OnMono : IClassFixture<OnMono.Compiled>
{
    private readonly Compiled _host;

    public OnMono(Compiled host) => _host = host;

    [WithTheory("mono", "mcs")]
    [MemberData(nameof(Script.Names), MemberType = typeof(Script))]
    public async Task The_scripts_do_what_they_say(string name)
    {
        await using var circle = await Acme.StartAsync();

        var (output, errors) = await Programs.RunAsync("mono", [await _host.GetAsync(), _host.Desktop, name], circle);

        Assert.Equal(string.Join('\n', Script.Outputs[name]), output);
        Script.AssertAsked(name, circle);
        Assert.Equal(["loaded CircleCi.Generated.dll", "loaded Newtonsoft.Json.dll"], errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The program that plays PowerShell, and beside it a folder with the two files and no other.</summary>
    public sealed class Compiled : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-mono-");
        private readonly Lazy<Task<string>> _program;

        public Compiled() => _program = new Lazy<Task<string>>(CompileAsync);

        public string Desktop => Path.Combine(_folder.FullName, "Desktop");

        public Task<string> GetAsync() => _program.Value;

        public void Dispose() => _folder.Delete(recursive: true);

        private async Task<string> CompileAsync()
        {
            Directory.CreateDirectory(Desktop);
            foreach (var file in new[] { "CircleCi.Generated.dll", "Newtonsoft.Json.dll" })
                File.Copy(Path.Combine(AppContext.BaseDirectory, "Desktop", file), Path.Combine(Desktop, file));
            var program = Path.Combine(_folder.FullName, "Host.exe");
            await Programs.RunAsync("mcs", ["-langversion:7", "-r:Microsoft.CSharp", $"-out:{program}", Path.Combine(Script.HereFolder(), "Mono", "Host.cs")]);
            return program;
        }
    }
}
