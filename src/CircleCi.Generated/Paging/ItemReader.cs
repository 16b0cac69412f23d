using System.Text;
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated.Paging;

/// <summary>
/// Reads the items of one response as they are received. It holds no more of the response than a buffer, unless one item is larger: of what is
/// there, the items that are complete are read together. What it gives is what reading the complete response would give, wherever the buffer ends.
/// </summary>
internal sealed class ItemReader<T> : IDisposable
{
    public const int FirstSize = 64 * 1024;
    private const string Token = "next_page_token";

    // An item that begins in this last part of the buffer, or within twice the length of the longest before it, may well be cut off.
    private const int MarginPart = 64;

    private static readonly Reader<string?> ReadText = static (ref JsonInput json) => json.Null() ? null : json.Text();
    private static readonly Reader<object?> ReadAny = static (ref JsonInput json) => json.Kept();

    private readonly OddMembers _odd = new();
    private readonly OpenResponse _open;
    private readonly ItemList<T> _list;
    // How many brackets are open around an item.
    private readonly int _depth;
    private readonly long _maxReceived;
    private byte[] _buffer;
    private int _size;
    private int _start;
    private int _end;
    private bool _isComplete;
    private State _state;
    private bool _expectsComma;
    private bool _hadList;
    private int _members;
    private string? _message;
    private int _longest;
    private bool _isStuck;
    private long _received;

    /// <param name="open">The response; disposed with this.</param>
    /// <param name="list">Where its items are.</param>
    /// <param name="firstSize">How much is read at a time, at first.</param>
    /// <param name="isHeld">Whether all items are held in memory, so that the response must not be larger than that allows.</param>
    public ItemReader(OpenResponse open, ItemList<T> list, int firstSize = FirstSize, bool isHeld = false)
    {
        _open = open;
        _list = list;
        _maxReceived = isHeld ? open.MaxSize : long.MaxValue;
        _depth = list.Member is null ? 1 : 2;
        _size = firstSize;
        _buffer = Buffers<byte>.Rent(firstSize);
    }

    private enum State
    {
        Start,
        Members,
        Items,
        AfterAll,
        End,
    }

    /// <summary>How many items were taken.</summary>
    public long Count { get; private set; }

    /// <summary>How many items the server sent, with the nulls, which nobody is given.</summary>
    public long Sent { get; private set; }

    /// <summary>The token of the next page; null if there is none. Known when all items are read.</summary>
    public string? NextPageToken { get; private set; }

    /// <summary>What is in the buffer and not taken yet.</summary>
    public ArraySegment<byte> Rest => new(_buffer, _start, _end - _start);

    /// <summary>Whether <see cref="Rest"/> goes to the end of the response.</summary>
    public bool IsComplete => _isComplete;

    /// <summary>Whether the response ended too early.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Waits until the buffer is full or the response at its end. What fits in it is complete then, and its connection free for others.</summary>
    public async Task FillAsync()
    {
        MakeRoom();
        if (_isComplete)
            return;
        _open.Extend();
        while (!_isComplete && _end < _size)
            Take(await _open.ReadAsync(_buffer, _end, _size - _end).ConfigureAwait(false));
    }

    /// <inheritdoc cref="FillAsync"/>
    public void Fill()
    {
        MakeRoom();
        if (_isComplete)
            return;
        _open.Extend();
        while (!_isComplete && _end < _size)
            Take(_open.Read(_buffer, _end, _size - _end));
    }

    /// <summary>The items that are complete in the buffer; null if there are no more, or not before it is filled again.</summary>
    /// <exception cref="CircleCiException">The response breaks off, or is not what is documented.</exception>
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
            throw Unreadable(e);
        }

        ResponseReader.Tell(_open, _odd, Rest, Count);

        isEnd = _state == State.End;
        if (items is null && !isEnd && _isComplete)
        {
            IsCutOff = true;
            throw _state == State.Start && Blank() == _end ? Failure.Empty(_open.Call, _open.Response) : Unreadable(new JsonReaderException("Unexpected end of the response."));
        }

        if (isEnd && _members == 1 && _message is not null)
            throw Failure.OnlyMessage(_open.Call, _open.Response, _message);
        Count += items?.Count ?? 0;
        return items;
    }

    /// <summary>Goes back to the beginning of a response of which the buffer was filled once.</summary>
    public void Rewind()
    {
        _start = 0;
        _state = State.Start;
        _expectsComma = false;
        Count = Sent = 0;
    }

    /// <summary>What is in the buffer as it is, for a response that is no list; good until it is filled again, and empty at the end.</summary>
    public ArraySegment<byte> TakeBytes()
    {
        var bytes = Rest;
        _start = _end;
        return bytes;
    }

    public void Dispose()
    {
        _open.Dispose();
        if (_buffer.Length > 0)
            _open.Return(_buffer);
        _buffer = [];
    }

    /// <summary>Goes on by one comma, bracket or member, or by all items that are there; false if it cannot.</summary>
    private bool Step(ref IReadOnlyList<T>? items) => _state switch
    {
        State.Start => Begin(ref items),
        State.Members => TakeMember(ref items),
        State.Items => TakeWholeItems(ref items),
        State.AfterAll => IsAtEnd(),
        _ => false,
    };

    private bool Begin(ref IReadOnlyList<T>? items)
    {
        var at = Blank();
        if (!IsThere(at))
            return false;
        if (_buffer[at] == (_list.Member is null ? '[' : '{'))
        {
            _start = at + 1;
            _state = _list.Member is null ? State.Items : State.Members;
            return true;
        }

        if (_list.Member is not null && _buffer[at] != 'n')
            throw new JsonSerializationException($"Expected an object with the list '{_list.Member}'.");
        // Not what is documented: an only item by itself, nothing, or an error, which is reported as soon as it is one.
        if (!_isComplete)
            return CircleCiJson.FindBreak("", Rest) is { } e ? throw e : false;
        items = ResponseReader.Read(_open, Rest, _list.Shape);
        Sent = items.Count;
        _state = State.End;
        return true;
    }

    private bool TakeMember(ref IReadOnlyList<T>? items)
    {
        var name = Blank();
        if (!IsThere(name))
            return false;
        if (_buffer[name] == '}')
            return GoOn(name + 1, State.AfterAll, expectsComma: false);
        if (_expectsComma)
            return _buffer[name] == ',' ? GoOn(name + 1, State.Members, expectsComma: false) : throw Unexpected(name, "a comma or the object's end");
        if (_buffer[name] is not ((byte)'"' or (byte)'\'' or (byte)'_' or (byte)'$' or >= 0x80) && !char.IsLetterOrDigit((char)_buffer[name]))
            throw Unexpected(name, "a name");

        var nameEnd = JsonScanner.EndOfName(_buffer, name, _end);
        var colon = IsThere(nameEnd) ? JsonScanner.SkipWhite(_buffer, nameEnd, _end, _isComplete) : JsonScanner.NotYet;
        if (!IsThere(colon))
            return false;
        if (_buffer[colon] != ':')
            throw Unexpected(colon, "a colon");
        var value = JsonScanner.SkipBlank(_buffer, colon + 1, _end, _isComplete);
        if (!IsThere(value))
            return false;
        var known = Name(name, nameEnd);
        var isList = Spelling.IsSame(known, _list.Member!);
        if (isList && _buffer[value] == '[')
        {
            if (_hadList)
                throw new JsonReaderException($"The list '{_list.Member}' occurs twice.");
            _hadList = true;
            _members++;
            return GoOn(value + 1, State.Items, expectsComma: false);
        }

        var valueEnd = JsonScanner.EndOfValue(_buffer, value, _end);
        if (valueEnd == JsonScanner.NotYet)
            return false;
        _members++;
        if (valueEnd == value)
        {
            // Newtonsoft.Json lets a value be omitted.
            return _buffer[value] == ',' ? GoOn(value, State.Members, expectsComma: true) : throw Unexpected(value, "a value");
        }

        TakeValue(known, isList, Part(value, valueEnd), ref items);
        return GoOn(valueEnd, State.Members, expectsComma: true);
    }

    private void TakeValue(string name, bool isList, ArraySegment<byte> value, ref IReadOnlyList<T>? items)
    {
        if (isList)
        {
            CircleCiJson.TryReadMember(value, _list.Shape.Reader, _list.Member!, _odd, out items);
            Sent += items?.Count ?? 0;
        }
        else if (Spelling.IsSame(name, Token))
        {
            // Null says nothing, not even after a token.
            if (CircleCiJson.TryReadMember(value, ReadText, Token, _odd, out var token))
                NextPageToken = token ?? NextPageToken;
        }
        else if (name == "message" && value.Array![value.Offset] == '"')
        {
            _message = CircleCiJson.Read(value, ReadText, depth: 1);
        }
        else
        {
            // Nobody requests it, but what is no JSON makes all of it none.
            CircleCiJson.Read(value, ReadAny, depth: 1);
        }
    }

    private bool TakeWholeItems(ref IReadOnlyList<T>? items)
    {
        if (TryReadWhereTheyAre(ref items))
            return true;
        var (first, last) = (-1, _start);
        var at = Blank();
        while (IsThere(at) && _buffer[at] != ']')
        {
            if (_expectsComma)
            {
                if (_buffer[at] != ',')
                    break;
                _expectsComma = false;
                _start = at + 1;
            }
            else
            {
                var next = JsonScanner.EndOfValue(_buffer, at, _end);
                if (next == JsonScanner.NotYet || next == at)
                    break;
                first = first < 0 ? at : first;
                _expectsComma = true;
                _start = last = next;
            }

            at = Blank();
        }

        if (first >= 0)
            items = ReadItems(first, last);
        else if (IsThere(at) && _buffer[at] == ']')
            return GoOn(at + 1, _list.Member is null ? State.AfterAll : State.Members, expectsComma: _list.Member is not null);
        else if (IsThere(at) && (_expectsComma || _buffer[at] is (byte)',' or (byte)'}' or (byte)'/'))
            throw Unexpected(at, _expectsComma ? "a comma or the list's end" : "an item");
        return items is not null;
    }

    /// <summary>
    /// Reads items without finding their ends before: of those that come well before the end of what is there, this is not needed. At one that cannot be read so it stops, and
    /// leaves that to who finds out why.
    /// </summary>
    private bool TryReadWhereTheyAre(ref IReadOnlyList<T>? items)
    {
        var margin = _isComplete ? 0 : Math.Max(_size / MarginPart, 2 * _longest);
        if (_isStuck || _end - _start <= margin)
            return false;
        var at = Blank();
        if (_expectsComma && IsThere(at) && _buffer[at] == ',')
        {
            GoOn(at + 1, State.Items, expectsComma: false);
            at = Blank();
        }

        if (_expectsComma || !IsThere(at) || _buffer[at] == ']')
            return false;
        var read = new List<T>();
        var (count, end, longest, isStuck) = JsonInput.ReadWholeElements(Part(at, _end), _list.Item, _depth, margin, read);
        _isStuck = isStuck;
        _longest = Math.Max(_longest, longest);
        if (count == 0)
            return false;
        Sent += count;
        items = read;
        return GoOn(end, State.Items, expectsComma: true);
    }

    /// <summary>Reads items that are complete, with commas between them. Those before one that cannot be read are given first.</summary>
    private List<T> ReadItems(int first, int last)
    {
        try
        {
            var items = JsonInput.ReadElements(Part(first, last), _list.Item, _depth, out var sent);
            Sent += sent;
            return items;
        }
        catch (UnusualJsonException)
        {
            return ReadItemsSlowly(first, last);
        }
    }

    private List<T> ReadItemsSlowly(int at, int last)
    {
        var items = new List<T>();
        while (true)
        {
            var end = JsonScanner.EndOfValue(_buffer, at, last);
            end = end == JsonScanner.NotYet ? last : end;
            try
            {
                if (CircleCiJson.TryReadElementSlowly(Part(at, end), _list.Item, _depth, _odd, out var item))
                    items.Add(item);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                GoOn(at, State.Items, expectsComma: false);
                if (items.Count == 0)
                    throw;
                // It is met again, as the first one, and reported then.
                return items;
            }

            Sent++;
            if (end == last)
                return items;
            // Over the comma, which was found before.
            at = JsonScanner.SkipBlank(_buffer, end, last) + 1;
            at = JsonScanner.SkipBlank(_buffer, at, last);
        }
    }

    private bool IsAtEnd()
    {
        var at = Blank();
        if (IsThere(at))
            throw Unexpected(at, "nothing more");
        return at == _end && _isComplete && GoOn(at, State.End, expectsComma: false);
    }

    private bool GoOn(int start, State state, bool expectsComma)
    {
        (_start, _state, _expectsComma) = (start, state, expectsComma);
        return true;
    }

    /// <summary>The place of what comes next.</summary>
    private int Blank()
    {
        var start = _state == State.Start ? JsonScanner.SkipMark(_buffer, _start, _end, _isComplete) : _start;
        return start == JsonScanner.NotYet ? start : JsonScanner.SkipBlank(_buffer, start, _end, _isComplete);
    }

    private bool IsThere(int at) => at != JsonScanner.NotYet && at < _end;

    private string Name(int start, int end)
    {
        if (_buffer[start] is (byte)'"' or (byte)'\'')
            return CircleCiJson.Read(Part(start, end), ReadText)!;
        var name = Encoding.UTF8.GetString(_buffer, start, end - start);
        return name.All(c => char.IsLetterOrDigit(c) || c is '_' or '$') ? name : throw new JsonReaderException($"'{name}' is not a name.");
    }

    private ArraySegment<byte> Part(int start, int end) => new(_buffer, start, end - start);

    private JsonSerializationException Unexpected(int at, string what) => new($"Expected {what}, found '{(char)_buffer[at]}'.");

    private CircleCiException Unreadable(Exception e) => Failure.Unreadable(_open.Call, _open.Response, Rest, e, Count);

    /// <summary>Moves what is left to the buffer's beginning; a buffer that one item fills is made larger, if that item can still become one.</summary>
    private void MakeRoom()
    {
        _isStuck = false;
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        if (_end < _size)
            return;
        if (CircleCiJson.FindBreak(Before(), Rest) is { } e)
            throw Unreadable(e);
        if (_size >= _open.MaxSize)
            throw Failure.TooLarge(_open.Request, _open.MaxSize);
        _size = (int)Math.Min(_size * 2L, _open.MaxSize);
        // A buffer that was used before may be larger than was requested; to fill all of it would make a slow response wait.
        if (_buffer.Length >= _size)
            return;
        var larger = Buffers<byte>.Rent(_size);
        Buffer.BlockCopy(_buffer, 0, larger, 0, _end);
        Buffers<byte>.Return(_buffer);
        _buffer = larger;
    }

    /// <summary>The least JSON that may stand before what is left.</summary>
    private string Before() => _state switch
    {
        State.Members => _expectsComma ? "{\"\":0" : "{",
        State.Items => _expectsComma ? "[0" : "[",
        State.AfterAll => "[]",
        _ => "",
    };

    private void Take(int read)
    {
        _end += read;
        _received += read;
        if (_received > _maxReceived)
            throw Failure.TooLarge(_open.Request, _maxReceived);
        _isComplete = read == 0;
        if (_isComplete)
            _open.Dispose();
    }
}
