using System.Text;

namespace CircleCi.Build.Regeneration;

/// <summary>Replaces files: all of them or, if one cannot be replaced, none. What would stay the same is not touched.</summary>
internal static class FileSwap
{
    /// <returns>The files that changed.</returns>
    public static IReadOnlyList<string> Replace(IReadOnlyDictionary<string, string> texts) => Replace(texts.ToDictionary(t => t.Key, t => Encoding.UTF8.GetBytes(t.Value)));

    /// <summary>The files that would change.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyDictionary<string, byte[]> contents) =>
        [.. contents.Where(c => !File.Exists(c.Key) || !File.ReadAllBytes(c.Key).AsSpan().SequenceEqual(c.Value)).Select(c => c.Key).Order(StringComparer.Ordinal)];

    /// <returns>The files that changed.</returns>
    public static IReadOnlyList<string> Replace(IReadOnlyDictionary<string, byte[]> contents)
    {
        var changed = Find(contents);
        Dictionary<string, byte[]?> before = [];
        try
        {
            foreach (var path in changed)
            {
                before.Add(path, File.Exists(path) ? File.ReadAllBytes(path) : null);
                File.WriteAllBytes(path + ".new", contents[path]);
            }

            foreach (var path in changed)
                File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (var (path, bytes) in before)
                Restore(path, bytes);
            throw new CommandException($"The files could not be replaced, and are as they were: {e.Message}");
        }

        return changed;
    }

    private static void Restore(string path, byte[]? bytes)
    {
        File.Delete(path + ".new");
        if (bytes is null && File.Exists(path))
            File.Delete(path);
        if (bytes is not null && (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)))
            File.WriteAllBytes(path, bytes);
    }
}
