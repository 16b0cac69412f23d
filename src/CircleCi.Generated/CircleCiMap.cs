using CircleCi.Generated.Http;
using CircleCi.Generated.Json;

namespace CircleCi.Generated;

/// <summary>Values by name, as models hold them. A PowerShell hashtable or object converts to it.</summary>
public class CircleCiMap<T> : Dictionary<string, T>
{
    /// <summary>An empty one.</summary>
    public CircleCiMap()
    {
    }

    /// <summary>A copy.</summary>
    public CircleCiMap(IEnumerable<KeyValuePair<string, T>> values)
    {
        foreach (var value in values ?? throw new ArgumentNullException(nameof(values)))
            this[value.Key] = value.Value;
    }

    /// <summary>
    /// The values of a dictionary of any kind, such as a hashtable, of an object in JSON, Newtonsoft.Json's or System.Text.Json's, of a PowerShell object, or of the
    /// members of any other object, each converted. Null ones are left out.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="values"/> is something else, or a value cannot be converted; the message names it.</exception>
    public CircleCiMap(object values)
    {
        foreach (var value in ScriptValue.MembersOf(values ?? throw new ArgumentNullException(nameof(values))) ?? throw new ArgumentException($"'{Shown.Text($"{values}")}' is no hashtable or object with values by name.", nameof(values)))
        {
            if (value.Value is T it)
                this[value.Key] = it;
            else if (value.Value is not null)
                this[value.Key] = ScriptValue.To<T>(value.Value, value.Key);
        }
    }
}
