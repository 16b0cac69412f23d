using System.Globalization;
using System.Text;
using CircleCi.Generated.Json;
using CircleCi.Generated.Paging;
using Newtonsoft.Json;

namespace CircleCi.Generated.Logs;

/// <summary>
/// A message of a stored output, less strict than <see cref="LogMessage"/>: an odd time or stream loses nothing else, and a character that this message
/// has only a part of is completed by the next.
/// </summary>
internal sealed class LogPiece
{
    public static ItemList<LogPiece> List { get; } = new(ReadFrom);

    public LogStream Stream { get; private set; }

    public DateTimeOffset? Time { get; private set; }

    /// <summary>The message as it stands in the JSON, within its quotes; see <see cref="LogText"/>.</summary>
    public byte[] Message { get; private set; } = [];

    private static LogPiece ReadFrom(ref JsonInput json)
    {
        var piece = new LogPiece();
        json.Object();
        while (json.Next(out var name))
        {
            if (json.IsText && name == "message")
                piece.Message = ReadMessage(ref json);
            else
                piece.Set(name, json.Kept());
        }

        return piece;
    }

    private static byte[] ReadMessage(ref JsonInput json)
    {
        var before = json;
        var raw = json.RawText();
        if (LogText.IsEscaped(raw))
            return raw;
        json = before;
        return json.TakesOdd ? Escaped(json.Text()) : throw new UnusualJsonException();
    }

    private static byte[] Escaped(string text)
    {
        var quoted = JsonConvert.ToString(text);
        return Encoding.UTF8.GetBytes(quoted.Substring(1, quoted.Length - 2));
    }

    private void Set(string name, object? value)
    {
        var text = value is RawJson raw && raw.Number() is null ? CircleCiJson.Write(raw) : Convert.ToString((value as RawJson)?.Number() ?? value, CultureInfo.InvariantCulture);
        if (name == "message")
            Message = Escaped(text ?? string.Empty);
        else if (name == "type" && value is not null)
            Stream = new LogStream(text!);
        else if (name == "time")
            Time = text is not null && !Timestamp.IsNone(text) && Timestamp.TryParse(text, out var time) ? time : null;
    }
}
