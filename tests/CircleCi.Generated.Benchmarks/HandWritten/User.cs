namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>A user.</summary>
public sealed class User
{
    public Guid Id { get; set; }

    public string? Login { get; set; }

    public string? Name { get; set; }

    public string? AvatarUrl { get; set; }
}
