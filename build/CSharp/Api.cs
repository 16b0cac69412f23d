namespace CircleCi.Build.CSharp;

/// <summary>The names of an API version in paths and in C#.</summary>
/// <param name="Version">The name in paths, such as v1.1.</param>
internal sealed record Api(string Version)
{
    /// <summary>The name in C#, such as V11.</summary>
    public string Name => Version.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <param name="server">The base address of the paths, such as https://circleci.com/api/v2.</param>
    public static Api At(string server) => new(server.Split('/')[^1]);
}
