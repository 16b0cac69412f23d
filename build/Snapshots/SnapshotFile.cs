using System.Text;

namespace CircleCi.Build.Snapshots;

/// <summary>A file of a snapshot, in the form that Verify gives it: UTF-8 with a byte order mark, LF, no newline added at the end.</summary>
internal static class SnapshotFile
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static string Read(string path) => File.ReadAllText(path, Utf8WithMark);

    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.Replace("\r\n", "\n"), Utf8WithMark);
    }
}
