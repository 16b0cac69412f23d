using System.Text;
using CircleCi.Generated.V11;

namespace CircleCi.Generated.Logs;

/// <summary>Makes lines of pieces of text, which begin and end anywhere.</summary>
internal sealed class LineBuilder(BuildAction action, bool withoutEscapes)
{
    // Progress bars go on for long without a line break.
    private const int MaxLength = 64 * 1024;

    private readonly StringBuilder _text = new();
    private LogStream _stream;
    private DateTimeOffset? _time;

    /// <summary>The lines that end with this piece, or before it.</summary>
    public IEnumerable<LogLine> Add(LogStream stream, DateTimeOffset? time, string text)
    {
        if (stream != _stream && TakeRest() is { } before)
            yield return before;
        for (var start = 0; start < text.Length;)
        {
            if (_text.Length == 0)
                (_stream, _time) = (stream, time);
            var lineBreak = text.IndexOf('\n', start);
            var end = lineBreak < 0 ? text.Length : lineBreak + 1;
            _text.Append(text, start, end - start);
            start = end;
            if ((lineBreak >= 0 || _text.Length >= MaxLength) && TakeRest() is { } line)
                yield return line;
        }
    }

    /// <summary>What has no line break yet; null for nothing.</summary>
    public LogLine? TakeRest()
    {
        var text = withoutEscapes ? Escapes.Remove(_text.ToString()) : _text.ToString();
        _text.Clear();
        return text.Length == 0 ? null : new LogLine
        {
            Step = action.Name ?? string.Empty,
            StepNumber = action.Step,
            Container = action.Index ?? 0,
            Stream = _stream,
            Time = _time,
            Text = text,
            IsTruncated = action.Truncated == true,
        };
    }
}
