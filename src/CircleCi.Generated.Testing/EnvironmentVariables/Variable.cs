namespace CircleCi.Generated.Testing.EnvironmentVariables;

/// <summary>An environment variable of a project or a context.</summary>
internal sealed record Variable(string Name, string Value, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>The part of the value that is shown: its last four characters, fewer where that would be more than half of it.</summary>
    public string Masked => "xxxx" + Value[^Math.Min(4, Value.Length / 2)..];
}
