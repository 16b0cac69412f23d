using System.CommandLine;
using CircleCi.Build.Docs;
using CircleCi.Build.Snapshots;

namespace CircleCi.Build.Commands;

/// <summary><c>accept</c>: takes over what the snapshot tests received, the pages in docs/ that tests make, and the samples' code into README.md and docs/.</summary>
internal static class AcceptCommand
{
    public static Command Create()
    {
        var command = new Command("accept", "Shows how each snapshot that a test received differs from the verified one, and makes it the verified one. Takes what tests made of pages in docs/, and the code of the samples into README.md and docs/.");
        command.SetAction(_ =>
        {
            Acceptance.Run(Repository.At("tests"), Console.Out);
            GeneratedPages.Docs.Accept(Console.Out);
            foreach (var page in Pages.Files)
                TakeSamples(page, Console.Out);
        });
        return command;
    }

    private static void TakeSamples(string page, TextWriter output)
    {
        var (before, after) = (File.ReadAllText(page), Pages.Update(page));
        if (before == after)
            return;
        File.WriteAllText(page, after);
        output.WriteLine(UnifiedDiff.Of(before, after, Repository.Relative(page), Repository.Relative(page)));
    }
}
