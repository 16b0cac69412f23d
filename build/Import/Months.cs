using System.Globalization;

namespace CircleCi.Build.Import;

/// <summary>The months by which descriptions are told apart: 2026-08 in files, August 2026 in prose.</summary>
internal static class Months
{
    public static string Now => DateTime.UtcNow.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static bool IsMonth(string text) => DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static string InWords(string month) =>
        DateTime.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("MMMM yyyy", CultureInfo.InvariantCulture) : month;
}
