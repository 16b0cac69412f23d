using System.Diagnostics.CodeAnalysis;
using CircleCi.Generated.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated;

/// <summary>A value that is one of several kinds of JSON.</summary>
public abstract class Union : IEquatable<Union>
{
    private readonly object? _value;

    private protected Union()
    {
    }

    private protected Union(object? value) => _value = value;

    /// <summary>The value as JSON, of whatever kind it is; JSON's null where there is none.</summary>
    public JToken Json => _value switch
    {
        null => JValue.CreateNull(),
        JToken json => json,
        _ => JToken.FromObject(_value, CircleCiJson.Serializer),
    };

    /// <summary>The value itself, for the converter: a scalar, a model or a token.</summary>
    internal object? Value => _value;

    /// <summary>Whether both hold the same JSON.</summary>
    public bool Equals(Union? other) => other is not null && other.GetType() == GetType() && (Equals(_value, other._value) || JToken.DeepEquals(Json, other.Json));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Union);

    /// <inheritdoc/>
    public override int GetHashCode() => JToken.EqualityComparer.GetHashCode(Json);

    /// <summary>The text of a text, else the value as JSON.</summary>
    public override string ToString() => _value as string ?? Json.ToString(Newtonsoft.Json.Formatting.None);

    private protected bool TryGet<T>([NotNullWhen(true)] out T? value)
    {
        if (_value is T it)
        {
            value = it;
            return true;
        }

        value = default;
        return false;
    }
}
