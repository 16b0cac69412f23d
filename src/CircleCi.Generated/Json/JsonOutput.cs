using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>
/// Writes JSON, byte for byte what Newtonsoft.Json writes: as UTF-8 into a buffer, or as tokens to a writer of Newtonsoft.Json. The generated writers
/// call <c>Member</c> for each member in turn; what was not set is left out here.
/// </summary>
internal sealed partial class JsonOutput : IDisposable
{
    private const int FirstSize = 1024;
    // Each level takes a part of the stack, and nobody reads as many.
    private const int MaxDepth = 500;
    // A thread keeps no larger buffer than this.
    private const int MaxKept = 64 * 1024;

    // Writing may begin within writing, so that a thread has a few.
    [ThreadStatic]
    private static JsonOutput? _spare;

    private JsonOutput? _next;
    private byte[] _bytes = new byte[FirstSize];
    private int _count;
    private WritingMode _mode;
    private JsonWriter? _writer;
    private JsonSerializer? _serializer;
    private Level[] _open = new Level[8];
    private int _depth;
    private MemberTable _table = MemberTable.None;
    private CircleCiModel? _keeper;

    private JsonOutput()
    {
    }

    public bool IsSending => _mode == WritingMode.Sending;

    /// <summary>What was written so far, until more is written or this is disposed.</summary>
    public ArraySegment<byte> Bytes => new(_bytes, 0, _count);

    /// <summary>Whether a text had half a surrogate pair, which UTF-8 cannot say.</summary>
    public bool IsLossy { get; private set; }

    /// <summary>Whether Newtonsoft.Json has written some of it, which can be what no other library takes for JSON: comments, <c>undefined</c> and text of the caller's.</summary>
    public bool HasCopies { get; private set; }

    /// <summary>Begins to write as UTF-8.</summary>
    public static JsonOutput Open(WritingMode mode)
    {
        var output = _spare ?? new JsonOutput();
        _spare = output._next;
        output._next = null;
        output._mode = mode;
        return output;
    }

    /// <summary>Begins to write tokens.</summary>
    /// <param name="writer">The writer, which says what for.</param>
    /// <param name="serializer">The caller's, which writes what is within a model by its own settings; null to write all of it here.</param>
    public static JsonOutput Open(JsonWriter writer, JsonSerializer? serializer)
    {
        var output = Open(writer is SendingWriter ? WritingMode.Sending : writer is ShowingWriter ? WritingMode.Showing : WritingMode.Plain);
        output._writer = writer;
        output._serializer = serializer;
        return output;
    }

    /// <summary>Whether the value is of a type of the SDK, of which all is written here.</summary>
    public static bool Knows(object value) => value is CircleCiModel or Union or JToken or RawJson or IWritable or CircleCiSecret;

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray()
    {
#if NET8_0_OR_GREATER
        return _bytes.AsSpan(0, _count).ToArray();
#else
        var bytes = new byte[_count];
        Buffer.BlockCopy(_bytes, 0, bytes, 0, _count);
        return bytes;
#endif
    }

    /// <summary>Makes it ready for the next one, also after an exception.</summary>
    public void Dispose()
    {
        if (_depth > 0)
            Array.Clear(_open, 0, _depth);
        (_count, _depth, _unit, _only) = (0, 0, 0, All);
        (_writer, _serializer, _keeper, _table) = (null, null, null, MemberTable.None);
        (IsLossy, HasCopies) = (false, false);
        if (_bytes.Length > MaxKept)
        {
            Buffers<byte>.Return(_bytes);
            _bytes = new byte[FirstSize];
        }

        _next = _spare;
        _spare = this;
    }

    /// <summary>Writes a model with all of its members.</summary>
    /// <exception cref="JsonSerializationException">It contains itself.</exception>
    public void Value(CircleCiModel? model)
    {
        if (model is null)
        {
            Null();
            return;
        }

        if (_serializer is not null && _depth > 0)
            _serializer.Serialize(_writer!, model);
        else if (model.Table is var members && members.IsOf(model))
            Object(model, members);
        else
            Foreign(model);
    }

    private void Object(CircleCiModel model, MemberTable members)
    {
        var (table, keeper) = (_table, _keeper);
        Enter(model, members);
        StartObject();
        model.WriteMembers(this);
        if (_keeper is not null)
            WriteKept(model, members.IsSecret);
        EndObject();
        Leave(table, keeper);
    }

    /// <summary>Begins with the members of a model.</summary>
    /// <exception cref="JsonSerializationException">It is within itself.</exception>
    public void Enter(CircleCiModel model, MemberTable members)
    {
        Enter(model);
        _table = members;
        _keeper = model.HasKept ? model : null;
    }

    /// <summary>Begins with the content of a model or map.</summary>
    /// <exception cref="JsonSerializationException">It is within itself, or within too many others.</exception>
    private void Enter(object value)
    {
        for (var i = 0; i < _depth; i++)
        {
            if (ReferenceEquals(_open[i].Value, value))
                throw new JsonSerializationException($"Self referencing loop detected: the {value.GetType().Name} contains itself.");
        }

        if (_depth == MaxDepth)
            throw new JsonSerializationException($"The {value.GetType().Name} is nested more than {MaxDepth} levels deep.");
        if (_depth == _open.Length)
            Array.Resize(ref _open, _depth * 2);
        _open[_depth++].Value = value;
    }

    private void Leave() => _open[--_depth].Value = null;

    private void Leave(MemberTable table, CircleCiModel? keeper)
    {
        Leave();
        (_table, _keeper) = (table, keeper);
    }

    /// <summary>Writes the additional properties. What stands in them under the name of a secret is shown as the secret is: whoever put it there means the member.</summary>
    public void WriteKept(CircleCiModel model, Func<string, bool> isSecret)
    {
        foreach (var member in model.Kept)
        {
            Name(member.Key);
            if (_mode == WritingMode.Showing && isSecret(member.Key))
                OwnText(SecretConverter.Mask);
            else
                Any(member.Value);
        }
    }

    /// <summary>Writes what only Newtonsoft.Json can write, such as a model of the caller's own type, which has further members.</summary>
    /// <exception cref="NotSupportedException">There is no reflection, and it is not for people only.</exception>
    private void Foreign(object value)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            Known(value);
        else if (_writer is null)
            Copy(CircleCiJson.WriteByContract(value, _mode));
        else
            (_serializer ?? CircleCiJson.Serializer).Serialize(_writer, value);
    }

    /// <summary>Writes what is known of it without reflection.</summary>
    private void Known(object value)
    {
        if (_mode != WritingMode.Showing)
            throw Reflection.Missing(value.GetType());
        if (value is CircleCiModel model)
            Object(model, model.Table);
        else
            Value(value.ToString());
    }

    /// <summary>A model or map that is being written. In a structure, so that to note it costs no check of the array's type.</summary>
    private struct Level
    {
        public object? Value;
    }
}
