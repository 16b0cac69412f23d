using System.Globalization;

namespace CircleCi.Generated.Testing.World;

/// <summary>Times as CircleCI writes them.</summary>
internal static class JsonTime
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? time) => time is { } known ? Of(known) : null;
}
