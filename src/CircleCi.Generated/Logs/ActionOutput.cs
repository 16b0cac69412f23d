using System.Text;
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;
using CircleCi.Generated.Paging;
using CircleCi.Generated.V11;

namespace CircleCi.Generated.Logs;

/// <summary>The output of a step in one container, read as it comes: a list of messages or, from some storages, plain text.</summary>
internal sealed class ActionOutput : IDisposable
{
    private static readonly ItemList<LogMessage> Messages = new(static (ref JsonInput json) => LogMessage.ReadFrom(ref json));

    private readonly BuildAction _action;
    private readonly ItemReader<LogMessage> _items;
    private readonly LineBuilder _lines;
    private State _state;
    private Decoder? _decoder;
    private long _count;

    public ActionOutput(OpenAnswer answer, BuildAction action, bool withoutEscapes)
    {
        _action = action;
        _items = new ItemReader<LogMessage>(answer, Messages);
        _lines = new LineBuilder(action, withoutEscapes);
    }

    private enum State
    {
        Start,
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

    /// <exception cref="CircleCiException">The answer is neither a list of messages nor text.</exception>
    public IEnumerable<LogLine> TakeLines()
    {
        if (_state == State.Start)
            _state = IsJson(_items.Rest) ? State.Messages : State.Text;
        foreach (var line in _state == State.Messages ? TakeMessages() : TakeText())
        {
            _count++;
            yield return line;
        }
    }

    public void Dispose() => _items.Dispose();

    /// <summary>Text can begin with a bracket too, as in <c>[INFO] Compiling</c>: only with what must follow it, it is JSON.</summary>
    private static bool IsJson(ArraySegment<byte> bytes)
    {
        var first = NotBlank(0);
        return (first, first < 0 ? -1 : NotBlank(first + 1)) switch
        {
            (< 0, _) => false,
            (var bracket, < 0) => At(bracket) is '[' or '{',
            var (bracket, next) => (At(bracket), At(next)) is ('[', '{' or ']') or ('{', '"' or '}'),
        };

        char At(int at) => (char)bytes.Array![bytes.Offset + at];

        int NotBlank(int at)
        {
            while (at < bytes.Count && At(at) is ' ' or '\t' or '\r' or '\n' or '\u00EF' or '\u00BB' or '\u00BF')
                at++;
            return at < bytes.Count ? at : -1;
        }
    }

    private IEnumerable<LogLine> TakeMessages()
    {
        bool isEnd;
        while (_items.TakeItems(out isEnd) is { } messages)
        {
            foreach (var message in messages)
            {
                // Null is what a list of nothing may hold.
                foreach (var line in message is null ? [] : _lines.Add(message.Type, message.Time, message.Message))
                    yield return line;
            }
        }

        if (!isEnd)
            yield break;
        _state = State.End;
        if (_lines.TakeRest() is { } last)
            yield return last;
    }

    private IEnumerable<LogLine> TakeText()
    {
        _decoder ??= new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();
        var bytes = _items.TakeBytes();
        var chars = new char[_decoder.GetCharCount(bytes.Array!, bytes.Offset, bytes.Count, flush: bytes.Count == 0)];
        _decoder.GetChars(bytes.Array!, bytes.Offset, bytes.Count, chars, 0, flush: bytes.Count == 0);
        foreach (var line in _lines.Add(LogStream.Out, null, new string(chars)))
            yield return line;
        if (bytes.Count > 0)
            yield break;
        _state = State.End;
        if (_lines.TakeRest() is { } last)
            yield return last;
    }

    private CircleCiConnectionException BrokenOff(CircleCiConnectionException e)
    {
        var message = $"The output of step '{_action.Name}', container {_action.Index ?? 0}, broke off after {_count} lines. {e.Message}";
        return e is CircleCiTimeoutException ? new CircleCiTimeoutException(message, e) { Facts = e.Facts } : new CircleCiConnectionException(message, e) { Facts = e.Facts };
    }
}
