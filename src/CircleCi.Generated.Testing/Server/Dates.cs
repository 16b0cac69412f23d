using System.Globalization;

namespace CircleCi.Generated.Testing.Server;

/// <summary>Times that a caller gives.</summary>
internal static class Dates
{
    /// <exception cref="RequestError">It is no date.</exception>
    public static DateTimeOffset Read(string name, string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
            : throw new RequestError(400, $"{name}: '{text}' is no date.");
}
