using System.Text.RegularExpressions;

namespace CircleCi.Generated.Testing.EnvironmentVariables;

/// <summary>The environment variables of a project or a context, by name.</summary>
internal sealed partial class VariableStore
{
    private readonly SortedDictionary<string, Variable> _variables = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Variable> All => _variables.Values;

    public Variable? Find(string name) => _variables.GetValueOrDefault(name);

    /// <summary>Adds a variable, or gives it another value.</summary>
    /// <exception cref="ArgumentException">The name is none for a variable.</exception>
    public Variable Set(string name, string value, DateTimeOffset now)
    {
        if (!Name().IsMatch(name))
            throw new ArgumentException($"'{name}' is not a valid name for an environment variable: use letters, digits and underscores, and no digit first.");
        return _variables[name] = new Variable(name, value, Find(name)?.CreatedAt ?? now, now);
    }

    /// <summary>Whether it was there.</summary>
    public bool Remove(string name) => _variables.Remove(name);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Name();
}
