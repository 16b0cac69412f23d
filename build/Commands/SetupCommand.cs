using System.CommandLine;
using CircleCi.Build.Snapshots;

namespace CircleCi.Build.Commands;

/// <summary><c>setup</c>: finds out where the snapshot library comes from on this machine.</summary>
internal static class SetupCommand
{
    public static Command Create()
    {
        var command = new Command("setup", "Finds out whether this machine's package source has Verify.Xunit, to compare snapshots; else a stand-in does. The commands that need to know do this by themselves.");
        command.SetAction((_, cancellationToken) => SnapshotLibrary.FindAsync(cancellationToken));
        return command;
    }
}
