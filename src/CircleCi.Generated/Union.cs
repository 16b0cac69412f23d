using System.Diagnostics.CodeAnalysis;
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated;

/// <summary>The base class of values that can have one of several types.</summary>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(CircleCiJsonConverter<Union>))]
#endif
public abstract class Union : IEquatable<Union>
{
    private const int MaxMessage = 500;

    private object? _value;

    private protected Union()
    {
    }

    private protected Union(object? value) => _value = value;

    /// <summary>The value as JSON, of any type; JSON null if there is none.</summary>
    public JToken Json => Value switch
    {
        null => JValue.CreateNull(),
        JToken json => json,
        var value => CircleCiJson.ToToken(value),
    };

    /// <summary>Whether it holds nothing, as where CircleCI sent none.</summary>
    internal bool IsEmpty => _value is null;

    /// <summary>The value as it is kept: a scalar, a model, the members of an object, a token, or JSON that was not read yet.</summary>
    internal object? Content => _value;

    /// <summary>The value, read: a scalar, a model, the members of an object or a token.</summary>
    internal object? Value
    {
        get
        {
            // Two threads may both parse it; either result will do.
            if (_value is RawJson raw)
                _value = raw.Parse();
            return _value;
        }
    }

    /// <summary>Reads another value of this type.</summary>
    /// <exception cref="UnusualJsonException">It is not what is documented.</exception>
    internal abstract Union ReadAnother(ref JsonInput json);

    /// <summary>Keeps a text as the secret that it is: sent as ever, and not shown.</summary>
    internal void Hide() => _value = _value is string text ? new CircleCiSecret(text) : _value;

    /// <summary>Determines whether two values hold the same JSON.</summary>
    public bool Equals(Union? other) => other is not null && other.GetType() == GetType() && (Equals(_value, other._value) || SortedJson.Of(_value) == SortedJson.Of(other._value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Union);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(SortedJson.Of(_value));

    /// <summary>Returns a string as it is, and any other value as JSON; <c>***</c> for a secret set by a script.</summary>
    public override string ToString() => _value is CircleCiSecret secret ? secret.ToString() : _value as string ?? CircleCiJson.Show(this);

    /// <exception cref="CircleCiFormatException">It cannot be read.</exception>
    private protected static T FromJson<T>(JToken json, Reader<T> read)
        where T : Union, new()
    {
        if (json is null)
            throw new ArgumentNullException(nameof(json));
        if (json.Type is JTokenType.Null or JTokenType.Undefined)
            return new T();
        try
        {
            using var invariant = InvariantScope.Enter();
            return UnionConverter<T>.Read(json, read);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Newtonsoft.Json has more than JsonException for what does not fit.
            throw new CircleCiFormatException($"The JSON could not be read as {typeof(T).Name}: {MessageText.OneLine(MessageText.Short(e.Message, MaxMessage))}", e);
        }
    }

    /// <summary>A number for a union that knows integers only: what is none stays what it is.</summary>
    /// <exception cref="ArgumentException">JSON has no such number.</exception>
    private protected static object Number(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            throw new ArgumentException($"{value.ToString(System.Globalization.CultureInfo.InvariantCulture)} cannot be represented in JSON.", nameof(value));
        // Up to here every integer has a double of its own.
        return value == Math.Floor(value) && Math.Abs(value) <= 1L << 53 ? (long)value : new JValue(value);
    }

    /// <inheritdoc cref="Number(double)"/>
    private protected static object Number(decimal value) => value == decimal.Floor(value) && value is >= long.MinValue and <= long.MaxValue ? (long)value : new JValue(value);

    private protected bool TryGet<T>([NotNullWhen(true)] out T? value)
    {
        if ((_value is CircleCiSecret secret ? secret.Reveal() : _value) is T it)
        {
            value = it;
            return true;
        }

        value = default;
        return false;
    }

    private protected bool TryGetTokens<T>([NotNullWhen(true)] out T? tokens)
        where T : JToken
    {
        tokens = Value as T;
        return tokens is not null;
    }

    /// <summary>The members of an object, read when they are first requested; from then on they are the value.</summary>
    private protected bool TryGetMembers<T>(Reader<T> read, [NotNullWhen(true)] out CircleCiMap<T>? members)
    {
        // Two threads may both read it; either result will do.
        if (_value is RawJson raw)
            _value = (object?)raw.Members(read) ?? raw;
        else if (_value is JObject json)
            _value = new RawJson(CircleCiJson.WritePlain(json)).Members(read);
        members = _value as CircleCiMap<T>;
        return members is not null;
    }
}
