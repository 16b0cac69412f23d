namespace CircleCi.Build;

/// <summary>Where things are in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Solution => At("CircleCi.Generated.sln");

    public static string Specs => At("specs");

    public static string Packages => At("artifacts", "packages");

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path as people write it: relative to the root.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "nswag.json")))
                return folder.FullName;
        }

        throw new CommandException($"{AppContext.BaseDirectory} is not inside the repository; run this with: dotnet run --project build");
    }
}
