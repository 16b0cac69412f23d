namespace CircleCi.Build.Import;

/// <summary>Media types, by what C# makes of them: models of JSON, text, or bytes.</summary>
internal static class Medias
{
    public const string Json = "application/json";

    /// <summary>Kinds of text and bytes that have a form of their own, which nothing here reads or writes.</summary>
    private static readonly string[] Unread = ["xml", "event-stream", "ndjson", "jsonl", "json-seq", "x-json-stream", "form-data", "form-urlencoded", "multipart/"];

    private static readonly string[] Files = ["application/octet-stream", "application/zip", "application/gzip", "application/x-gzip", "application/x-tar", "application/pdf", "application/vnd.", "image/", "audio/", "video/", "font/"];

    /// <summary>The best of what is offered: JSON, else text, else bytes; null if none of it can be read or written.</summary>
    public static string? Best(IReadOnlyCollection<string> offered) => offered.FirstOrDefault(IsJson) ?? offered.FirstOrDefault(IsText) ?? offered.FirstOrDefault(IsFile);

    /// <summary>Whether it is JSON, by whatever name; a media type that stands for all of them is taken for it.</summary>
    public static bool IsJson(string media) => !IsUnread(media) && (media.Contains("json", StringComparison.OrdinalIgnoreCase) || media.StartsWith("*/*", StringComparison.Ordinal));

    public static bool IsText(string media) => !IsUnread(media) && media.StartsWith("text/", StringComparison.OrdinalIgnoreCase);

    public static bool IsFile(string media) => !IsUnread(media) && Files.Any(f => media.StartsWith(f, StringComparison.OrdinalIgnoreCase));

    /// <summary>The media type without its parameters, such as a charset.</summary>
    public static string Bare(string media) => media.Split(';')[0].Trim().ToLowerInvariant();

    private static bool IsUnread(string media) => Unread.Any(u => media.Contains(u, StringComparison.OrdinalIgnoreCase));
}
