using System.Text;
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated.Paging;

/// <summary>
/// Reads the items of one answer as they come off the wire. It holds no more of the answer than a buffer, unless one item is larger: of what is
/// there, the items that are whole are read together, as a list.
/// </summary>
internal sealed class ItemReader<T>(OpenAnswer open, ItemList<T> list) : IDisposable
{
    private const int FirstSize = 64 * 1024;
    private const string Token = "next_page_token";

    private static readonly Answer<string?> TextAnswer = Answer.OfValue(static (ref JsonInput json) => json.Null() ? null : json.Text());

    private byte[] _buffer = Buffers<byte>.Rent(FirstSize);
    private int _size = FirstSize;
    private int _start;
    private int _end;
    private bool _isComplete;
    private State _state;
    private int _members;
    private string? _message;

    private enum State
    {
        Start,
        Members,
        Items,
        End,
    }

    /// <summary>How many items were taken.</summary>
    public long Count { get; private set; }

    /// <summary>The token of the next page; null if there is none. Known when all items are read.</summary>
    public string? NextPageToken { get; private set; }

    /// <summary>What is in the buffer and not taken yet.</summary>
    public ArraySegment<byte> Rest => new(_buffer, _start, _end - _start);

    /// <summary>Waits until the buffer is full or the answer at its end. What fits in it is whole then, and its connection free for others.</summary>
    public async Task FillAsync()
    {
        MakeRoom();
        if (_isComplete)
            return;
        open.Extend();
        while (!_isComplete && _end < Room)
            Take(await open.ReadAsync(_buffer, _end, Room - _end).ConfigureAwait(false));
    }

    /// <inheritdoc cref="FillAsync"/>
    public void Fill()
    {
        MakeRoom();
        if (_isComplete)
            return;
        open.Extend();
        while (!_isComplete && _end < Room)
            Take(open.Read(_buffer, _end, Room - _end));
    }

    /// <summary>The items that are whole in the buffer; null if there are no more, or not before it is filled again.</summary>
    /// <exception cref="CircleCiException">The answer breaks off, or is not what is documented.</exception>
    public IReadOnlyList<T>? TakeItems(out bool isEnd)
    {
        IReadOnlyList<T>? items = null;
        try
        {
            while (items is null && Step(ref items))
            {
            }
        }
        catch (Exception e) when (e is not (CircleCiException or OutOfMemoryException))
        {
            throw Failure.Unreadable(open.Call, open.Response, Rest, e, Count);
        }

        isEnd = _state == State.End;
        if (items is null && !isEnd && _isComplete)
            throw Count == 0 && Rest.Count == 0 && _state == State.Start
                ? Failure.Empty(open.Call, open.Response)
                : Failure.Unreadable(open.Call, open.Response, Rest, new JsonReaderException("Unexpected end of the answer."), Count);
        if (isEnd && _members == 1 && _message is not null)
            throw Failure.OnlyMessage(open.Call, open.Response, _message);
        Count += items?.Count ?? 0;
        return items;
    }

    /// <summary>What is in the buffer as it is, for an answer that is no list; good until it is filled again, and empty at the end.</summary>
    public ArraySegment<byte> TakeBytes()
    {
        var bytes = Rest;
        _start = _end;
        return bytes;
    }

    public void Dispose()
    {
        open.Dispose();
        if (_buffer.Length > 0)
            open.Return(_buffer);
        _buffer = [];
    }

    // One byte is kept for the bracket that closes what is read together.
    private int Room => _size - 1;

    /// <summary>Goes on by one member or by all items that are there; false if it cannot.</summary>
    private bool Step(ref IReadOnlyList<T>? items) => _state switch
    {
        State.Start => Begin(ref items),
        State.Members => TakeMember(ref items),
        State.Items => TakeWholeItems(ref items),
        _ => false,
    };

    private bool Begin(ref IReadOnlyList<T>? items)
    {
        var at = JsonScanner.SkipBlank(_buffer, _start, _end);
        if (at == JsonScanner.NotYet)
            return false;
        if (_buffer[at] == (list.Member is null ? '[' : '{'))
        {
            _start = at + 1;
            _state = list.Member is null ? State.Items : State.Members;
            return true;
        }

        // Not what is documented: an only item by itself, or an error.
        if (!_isComplete)
            return false;
        items = list.Member is null ? AnswerReader.Read(open, Rest, list.Answer) : throw new JsonSerializationException($"Expected an object with the list '{list.Member}'.");
        _state = State.End;
        return true;
    }

    private bool TakeMember(ref IReadOnlyList<T>? items)
    {
        var name = JsonScanner.SkipBlank(_buffer, _start, _end);
        if (name != JsonScanner.NotYet && _buffer[name] == ',')
            name = JsonScanner.SkipBlank(_buffer, name + 1, _end);
        if (name == JsonScanner.NotYet)
            return false;
        if (_buffer[name] == '}')
        {
            _start = name + 1;
            _state = State.End;
            return true;
        }

        var nameEnd = JsonScanner.EndOfValue(_buffer, name, _end);
        var colon = nameEnd == JsonScanner.NotYet ? nameEnd : JsonScanner.SkipBlank(_buffer, nameEnd, _end);
        var value = colon == JsonScanner.NotYet ? colon : JsonScanner.SkipBlank(_buffer, colon + 1, _end);
        if (value == JsonScanner.NotYet)
            return false;
        if (_buffer[colon] != ':')
            throw new JsonReaderException($"Expected a colon after '{Encoding.UTF8.GetString(_buffer, name, nameEnd - name)}'.");
        var known = CircleCiJson.Read(Part(name, nameEnd), TextAnswer)!;
        var isList = Spelling.IsSame(known, list.Member!);
        if (isList && _buffer[value] == '[')
        {
            _members++;
            _start = value + 1;
            _state = State.Items;
            return true;
        }

        var valueEnd = JsonScanner.EndOfValue(_buffer, value, _end);
        if (valueEnd == JsonScanner.NotYet)
            return false;
        _members++;
        if (isList)
            items = CircleCiJson.Read(Part(value, valueEnd), list.Answer);
        else if (Spelling.IsSame(known, Token))
            NextPageToken = CircleCiJson.Read(Part(value, valueEnd), TextAnswer);
        else if (known == "message" && _buffer[value] == '"')
            _message = CircleCiJson.Read(Part(value, valueEnd), TextAnswer);
        _start = valueEnd;
        return true;
    }

    private bool TakeWholeItems(ref IReadOnlyList<T>? items)
    {
        var end = _start;
        var at = JsonScanner.SkipBlank(_buffer, _start, _end);
        while (at != JsonScanner.NotYet && _buffer[at] != ']')
        {
            var next = _buffer[at] == ',' ? at + 1 : JsonScanner.EndOfValue(_buffer, at, _end);
            if (next == JsonScanner.NotYet || next == at)
                break;
            end = next;
            at = JsonScanner.SkipBlank(_buffer, next, _end);
        }

        if (end > _start)
        {
            items = ReadTogether(end);
            _start = end;
        }

        if (at == JsonScanner.NotYet || _buffer[at] != ']')
            return items is not null;
        _start = at + 1;
        _state = list.Member is null ? State.End : State.Members;
        return true;
    }

    /// <summary>Reads what is between the start and an end as a list: the byte before and the one after become its brackets for as long.</summary>
    private IReadOnlyList<T>? ReadTogether(int end)
    {
        var (before, after) = (_buffer[_start - 1], _buffer[end]);
        _buffer[_start - 1] = (byte)'[';
        _buffer[end] = (byte)']';
        try
        {
            return CircleCiJson.Read(Part(_start - 1, end + 1), list.Answer);
        }
        finally
        {
            _buffer[_start - 1] = before;
            _buffer[end] = after;
        }
    }

    private ArraySegment<byte> Part(int start, int end) => new(_buffer, start, end - start);

    /// <summary>Moves what is left to the buffer's beginning, with the byte before it; a buffer that one item fills is made larger.</summary>
    private void MakeRoom()
    {
        var keep = Math.Max(_start - 1, 0);
        if (keep > 0)
        {
            Buffer.BlockCopy(_buffer, keep, _buffer, 0, _end - keep);
            _end -= keep;
            _start -= keep;
        }

        if (_end < Room)
            return;
        if (_size >= open.MaxSize)
            throw Failure.TooLarge(open.Request, open.MaxSize);
        _size *= 2;
        // A buffer that was used before may be larger than was asked for; to fill all of it would make a slow answer wait.
        if (_buffer.Length >= _size)
            return;
        var larger = Buffers<byte>.Rent(_size);
        Buffer.BlockCopy(_buffer, 0, larger, 0, _end);
        Buffers<byte>.Return(_buffer);
        _buffer = larger;
    }

    private void Take(int read)
    {
        _end += read;
        _isComplete = read == 0;
        if (_isComplete)
            open.Dispose();
    }
}
