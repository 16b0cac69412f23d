using CircleCi.Build;

namespace CircleCi.Surface.Tests.Snapshots;

/// <summary>Compares a text with the file Verified/NAME.verified.txt: by Verify.Xunit where the machine has it, else by the stand-in.</summary>
internal static class Snapshot
{
    public static string Folder { get; } = Repository.At("tests", "CircleCi.Surface.Tests", "Verified");

#if VERIFY
    public static async Task Verify(string text, string name)
    {
        var settings = new VerifyTests.VerifySettings();
        settings.UseDirectory(Folder);
        settings.UseFileName(name);
        await VerifyXunit.Verifier.Verify(text, settings);
    }
#else
    public static Task Verify(string text, string name)
    {
        new SnapshotFolder(Folder).Verify(text, name);
        return Task.CompletedTask;
    }
#endif
}
