using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>The members of models. Each method leaves out what was not set, and what additional properties have instead.</summary>
internal sealed partial class JsonOutput
{
    private const int All = -1;

    private long _unit;
    private int _only = All;
    private string? _onlyName;

    /// <summary>Has durations in the next member be a number of seconds.</summary>
    public JsonOutput InSeconds() => In(TimeSpan.TicksPerSecond);

    /// <summary>Has durations in the next member be a number of milliseconds.</summary>
    public JsonOutput InMilliseconds() => In(TimeSpan.TicksPerMillisecond);

    /// <summary>Has durations in the next member be text such as <c>1h30m</c>.</summary>
    public JsonOutput InWords() => In(Words);

    /// <summary>Writes one member of the model under a name of the caller's, if it is to be written.</summary>
    public void Only(CircleCiModel model, int member, string name)
    {
        (_only, _onlyName) = (member, name);
        model.WriteMembers(this);
        _only = All;
    }

    public void Member(int member, string? value)
    {
        if (value is not null && Begins(member))
            Value(value);
    }

    public void Member(int member, bool value)
    {
        if (Begins(member))
            Value(value);
    }

    public void Member(int member, bool? value)
    {
        if (value is { } it && Begins(member))
            Value(it);
    }

    public void Member(int member, int value)
    {
        if (Begins(member))
            Value(value);
    }

    public void Member(int member, int? value)
    {
        if (value is { } it && Begins(member))
            Value(it);
    }

    public void Member(int member, long value)
    {
        if (Begins(member))
            Value(value);
    }

    public void Member(int member, long? value)
    {
        if (value is { } it && Begins(member))
            Value(it);
    }

    public void Member(int member, double value)
    {
        if (Begins(member))
            Value(value);
    }

    public void Member(int member, double? value)
    {
        if (value is { } it && Begins(member))
            Value(it);
    }

    public void Member(int member, Guid value)
    {
        if (Begins(member))
            Value(value);
    }

    public void Member(int member, Guid? value)
    {
        if (value is { } it && Begins(member))
            Value(it);
    }

    /// <summary>Writes a time; the default stands for none.</summary>
    public void Member(int member, DateTimeOffset value)
    {
        if (value != default && Begins(member))
            Value(value);
    }

    public void Member(int member, DateTimeOffset? value)
    {
        if (value is { } it && Begins(member))
            Value(it);
    }

    public void Member(int member, TimeSpan value)
    {
        if (Begins(member))
            Value(value);
        _unit = 0;
    }

    public void Member(int member, TimeSpan? value)
    {
        if (value is { } it && Begins(member))
            Value(it);
        _unit = 0;
    }

    /// <summary>Writes an enum, an ID or a slug; the default stands for none.</summary>
    public void Member<T>(int member, T value)
        where T : struct, IWireText, IEquatable<T>
    {
        if (!value.Equals(default) && Begins(member))
            value.WriteTo(this);
    }

    /// <inheritdoc cref="Member{T}(int, T)"/>
    public void Member<T>(int member, T? value)
        where T : struct, IWireText, IEquatable<T>
    {
        if (value.HasValue && Begins(member))
            value.GetValueOrDefault().WriteTo(this);
    }

    public void Member(int member, CircleCiSecret? value)
    {
        if (value is not null && Begins(member))
            Value(value);
    }

    public void Member(int member, CircleCiModel? value)
    {
        if (value is not null && Begins(member))
            Value(value);
    }

    public void Member(int member, Union? value)
    {
        if (value is not null && Begins(member))
            Value(value);
    }

    public void Member(int member, JToken? value)
    {
        if (value is not null && Begins(member))
            Value(value);
    }

    /// <summary>Writes a map of JSON of whatever kind, as <see cref="Json.Members.Tokens"/> has it.</summary>
    public void Tokens(int member, object? tokens, bool always = false)
    {
        if ((!always && !Json.Members.IsSetTokens(tokens)) || !Begins(member))
            return;
        if (tokens is RawJson raw)
            Value(raw);
        else
            Value((CircleCiMap<JToken>?)tokens ?? []);
    }

    public void Member<T>(int member, IList<T>? values)
    {
        if (Members.IsSet(values))
            Always(member, values!);
        _unit = 0;
    }

    public void Member<T>(int member, CircleCiMap<T>? values)
    {
        if (Members.IsSet(values))
            Always(member, values!);
        _unit = 0;
    }

    /// <summary>Writes what was created on first access, if something in it was set.</summary>
    public void Made<T>(int member, T? value)
        where T : class, new()
    {
        if (!Members.IsSet(value) || !Begins(member))
            return;
        if (value is CircleCiModel model)
            Value(model);
        else
            Any(value);
    }

    /// <summary>Writes a list that is required, set or not.</summary>
    public void Always<T>(int member, IList<T> values)
    {
        if (Begins(member))
            Value(values);
        _unit = 0;
    }

    /// <summary>Writes a map that is required, set or not.</summary>
    public void Always<T>(int member, CircleCiMap<T> values)
    {
        if (Begins(member))
            Value(values);
        _unit = 0;
    }

    /// <summary>Writes null for what was assigned null.</summary>
    public void Nullable(int member, bool isSet, object? value)
    {
        if (isSet && Begins(member))
            Any(value);
        _unit = 0;
    }

    private JsonOutput In(long unit)
    {
        _unit = unit;
        return this;
    }

    /// <summary>Writes the name of the member, unless additional properties have it.</summary>
    private bool Begins(int member)
    {
        if (_keeper is not null && _keeper.Keeps(_table.Name(member)))
            return false;
        if (_writer is not null)
            return BeginsToken(member);
        var name = _table.WrittenName(member);
        // The comma before it is left out after the bracket.
        Append(name, _bytes[_count - 1] == '{' ? 1 : 0);
        return true;
    }

    private bool BeginsToken(int member)
    {
        if (_only != All && _only != member)
            return false;
        _writer!.WritePropertyName(_only == All ? _table.Name(member) : _onlyName!);
        return true;
    }
}
