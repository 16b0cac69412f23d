namespace CircleCi.Build.CSharp;

/// <summary>An API version as its paths and its client name it.</summary>
/// <param name="Version">As it is in paths, such as v1.1.</param>
internal sealed record Api(string Version)
{
    /// <summary>Its name in C#, such as V11.</summary>
    public string Name => Version.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <param name="server">The address under which the paths stand, such as https://circleci.com/api/v2.</param>
    public static Api At(string server) => new(server.Split('/')[^1]);
}
