using System.Diagnostics.CodeAnalysis;
using CircleCi.Generated.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated;

/// <summary>A value that is one of several kinds of JSON.</summary>
public abstract class Union : IEquatable<Union>
{
    private object? _value;

    private protected Union()
    {
    }

    private protected Union(object? value) => _value = value;

    /// <summary>The value as JSON, of whatever kind it is; JSON's null where there is none.</summary>
    public JToken Json => Value switch
    {
        null => JValue.CreateNull(),
        JToken json => json,
        var value => JToken.FromObject(value, CircleCiJson.Serializer),
    };

    /// <summary>Whether it holds nothing, as where CircleCI sent none.</summary>
    internal bool IsEmpty => _value is null;

    /// <summary>The value itself, for the converter: a scalar, a model or a token.</summary>
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

    /// <summary>Whether both hold the same JSON.</summary>
    public bool Equals(Union? other) => other is not null && other.GetType() == GetType() && (Equals(Value, other.Value) || JToken.DeepEquals(Json, other.Json));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Union);

    /// <inheritdoc/>
    public override int GetHashCode() => JToken.EqualityComparer.GetHashCode(Json);

    /// <summary>The text of a text, else the value as JSON.</summary>
    public override string ToString() => Value as string ?? Json.ToString(Newtonsoft.Json.Formatting.None);

    private protected bool TryGet<T>([NotNullWhen(true)] out T? value)
    {
        if (Value is T it)
        {
            value = it;
            return true;
        }

        value = default;
        return false;
    }
}
