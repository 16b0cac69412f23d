#if NET8_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
#endif
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;

namespace CircleCi.Generated;

/// <summary>Values by name, as used in models. A PowerShell hashtable or object converts to it.</summary>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(CircleCiMapJsonConverter))]
#endif
public class CircleCiMap<T> : Dictionary<string, T>, IWritable
{
#if NET8_0_OR_GREATER
    private const string Converts = "Values of other types are converted by reflection. Add the values one by one, or copy a dictionary of values of the map's type.";

#endif
    /// <summary>Creates an empty map.</summary>
    public CircleCiMap()
    {
    }

    internal CircleCiMap(int capacity)
        : base(capacity)
    {
    }

    /// <summary>Creates a copy of a map.</summary>
    public CircleCiMap(IEnumerable<KeyValuePair<string, T>> values)
    {
        foreach (var value in values ?? throw new ArgumentNullException(nameof(values)))
            this[value.Key] = value.Value;
    }

    /// <summary>
    /// Creates a map from a dictionary of any kind, such as a hashtable, from a JSON object of Newtonsoft.Json or System.Text.Json, from a PowerShell object, or from the
    /// members of any other object, converting each value. Null values are omitted.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="values"/> is something else, or a value cannot be converted; the message names it.</exception>
#if NET8_0_OR_GREATER
    [RequiresUnreferencedCode(Converts)]
    [RequiresDynamicCode(Converts)]
#endif
    public CircleCiMap(object values)
    {
        foreach (var value in ScriptValue.MembersOf(values ?? throw new ArgumentNullException(nameof(values))) ?? throw new ArgumentException($"'{Shown.Text($"{values}")}' is not a dictionary, hashtable or object with named values.", nameof(values)))
        {
            if (value.Value is T it)
                this[value.Key] = it;
            else if (value.Value is not null)
                this[value.Key] = ScriptValue.To<T>(value.Value, value.Key);
        }
    }

    void IWritable.WriteTo(JsonOutput json) => json.Value(this);
}
