using CircleCi.Generated.Http;
using CircleCi.Generated.Json;
using CircleCi.Generated.Paging;
using CircleCi.Generated.V11;

namespace CircleCi.Generated.Logs;

/// <summary>The output of a step in one container, read as it comes: a list of messages or, from some storages, plain text.</summary>
/// <remarks>
/// Which of the two it is: an array is a list if its first element is an object with a <c>message</c>, or any object if the content type is JSON; so is
/// an empty array with nothing after it, unless the content type is of text. All else is text, also a list that turns out to be none before a line of it
/// was given: of an output that fits in the buffer, the entire output decides. Text is given from its first byte on, to the letter.
/// </remarks>
internal sealed class ActionOutput : IDisposable
{
    private const int MaxBlank = 64 * 1024;

    private readonly BuildAction _action;
    private readonly ItemReader<LogPiece> _items;
    private readonly LineBuilder _lines;
    private readonly LogText _text = new();
    private readonly bool _isJson;
    private readonly bool _isText;
    private State _state;
    private CircleCiException? _failure;
    private LogStream _stream;
    private DateTimeOffset? _time;
    private long _count;

    public ActionOutput(OpenResponse response, BuildAction action, bool withoutEscapes, int firstSize = ItemReader<LogPiece>.FirstSize)
    {
        _action = action;
        _items = new ItemReader<LogPiece>(response, LogPiece.List, firstSize);
        _lines = new LineBuilder(action, withoutEscapes);
        var type = response.Response.Content.Headers.ContentType?.MediaType ?? string.Empty;
        _isJson = type.EndsWith("json", StringComparison.OrdinalIgnoreCase);
        _isText = type.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
    }

    private enum State
    {
        Start,
        FirstMessages,
        Messages,
        Text,
        End,
    }

    /// <summary>Reads on; false at the end. Then <see cref="TakeLines"/> gives what is there.</summary>
    /// <exception cref="CircleCiException">The connection broke; the message says how far it got.</exception>
    public async Task<bool> FillAsync()
    {
        if (_state == State.End)
            return false;
        try
        {
            await _items.FillAsync().ConfigureAwait(false);
            return true;
        }
        catch (CircleCiConnectionException e)
        {
            throw BrokenOff(e);
        }
    }

    /// <inheritdoc cref="FillAsync"/>
    public bool Fill()
    {
        if (_state == State.End)
            return false;
        try
        {
            _items.Fill();
            return true;
        }
        catch (CircleCiConnectionException e)
        {
            throw BrokenOff(e);
        }
    }

    /// <exception cref="CircleCiException">The list of messages breaks off, or goes on as none.</exception>
    public IEnumerable<LogLine> TakeLines()
    {
        if (_state == State.Start)
            _state = Kind();
        var first = _state == State.FirstMessages ? TakeFirst() : null;
        var lines = _state switch
        {
            State.Start => [],
            State.Text => TakeText(),
            _ => TakeMessages(first),
        };
        foreach (var line in lines)
        {
            _count++;
            yield return line;
        }
    }

    public void Dispose() => _items.Dispose();

    /// <summary>What the output is; still the start if more of it has to be seen.</summary>
    private State Kind()
    {
        var (bytes, at, end) = (_items.Rest.Array!, _items.Rest.Offset, _items.Rest.Offset + _items.Rest.Count);
        at = JsonScanner.SkipMark(bytes, at, end, _items.IsComplete);
        at = at < 0 ? end : Next(at);
        if (IsOpen())
            return NotYet();
        if (bytes[at] != '[')
            return State.Text;
        at = Next(at + 1);
        if (IsOpen())
            return NotYet();
        if (bytes[at] == ']' && !_isText)
            return Next(at + 1) < end ? State.Text : _items.IsComplete ? State.FirstMessages : NotYet();
        if (bytes[at] != '{')
            return _isJson && bytes[at] == 'n' ? State.FirstMessages : State.Text;
        var after = JsonScanner.EndOfValue(bytes, at, end);
        if (after != JsonScanner.NotYet)
            return IsMessage(new ArraySegment<byte>(bytes, at, after - at)) ? State.FirstMessages : State.Text;
        // A list that is cut off in its first message is an error only if it is one for sure.
        if (_items.IsComplete)
            return _isJson ? State.FirstMessages : State.Text;
        return CircleCiJson.FindBreak("", _items.Rest) is null ? State.Start : State.Text;

        // Of JSON, a comment that has not ended yet may be before what decides.
        bool IsOpen() => at == end || (_isJson && bytes[at] == '/' && (at + 1 == end || bytes[at + 1] is (byte)'/' or (byte)'*'));

        int Next(int from) => _isJson ? JsonScanner.SkipBlank(bytes, from, end, isLast: true) : JsonScanner.SkipWhite(bytes, from, end, isLast: true);

        State NotYet() => _items.IsComplete || _items.Rest.Count >= MaxBlank ? State.Text : State.Start;
    }

    private bool IsMessage(ArraySegment<byte> element)
    {
        try
        {
            return CircleCiJson.IsObject(element, out var names) && (_isJson || names.Contains("message"));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }

    /// <summary>The messages that came first, or none if the list that they seemed to be is text.</summary>
    private List<LogPiece> TakeFirst()
    {
        var first = new List<LogPiece>();
        _state = State.Messages;
        try
        {
            while (_items.TakeItems(out _) is { } messages)
                first.AddRange(messages);
        }
        catch (CircleCiException) when (!_items.IsCutOff || _isText)
        {
            _items.Rewind();
            _state = State.Text;
        }
        catch (CircleCiException e)
        {
            // What came before the end is given first.
            _failure = e;
        }

        return first;
    }

    private IEnumerable<LogLine> TakeMessages(List<LogPiece>? first)
    {
        foreach (var line in (first ?? []).SelectMany(Lines))
            yield return line;
        if (_failure is not null)
            throw _failure;

        bool isEnd;
        while (_items.TakeItems(out isEnd) is { } messages)
        {
            foreach (var line in messages.SelectMany(Lines))
                yield return line;
        }

        if (!isEnd)
            yield break;
        foreach (var line in End())
            yield return line;
    }

    /// <summary>The lines that end with a message, or before it.</summary>
    private IEnumerable<LogLine> Lines(LogPiece piece)
    {
        // Half a character is completed in the same stream only.
        var before = piece.Stream == _stream ? [] : _lines.Add(_stream, _time, _text.End());
        foreach (var line in before)
            yield return line;
        (_stream, _time) = (piece.Stream, piece.Time);
        foreach (var line in _lines.Add(_stream, _time, _text.AddEscaped(piece.Message)))
            yield return line;
    }

    private IEnumerable<LogLine> TakeText()
    {
        _stream = LogStream.Out;
        var bytes = _items.TakeBytes();
        foreach (var line in bytes.Count == 0 ? End() : _lines.Add(_stream, null, _text.Add(bytes)))
            yield return line;
    }

    private IEnumerable<LogLine> End()
    {
        _state = State.End;
        foreach (var line in _lines.Add(_stream, _time, _text.End()))
            yield return line;
        if (_lines.TakeRest() is { } last)
            yield return last;
    }

    private CircleCiConnectionException BrokenOff(CircleCiConnectionException e)
    {
        var message = $"The output of step '{_action.Name}', container {_action.Index ?? 0}, ended unexpectedly after {_count} lines. {e.Message}";
        return e is CircleCiTimeoutException ? new CircleCiTimeoutException(message, e) { Facts = e.Facts } : new CircleCiConnectionException(message, e) { Facts = e.Facts };
    }
}
