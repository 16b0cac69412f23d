using System.Security.Cryptography;

namespace CircleCi.Generated.Testing.World;

/// <summary>A file in the storage, which never changes.</summary>
internal sealed class StoredFile(byte[] content, DateTimeOffset storedAt)
{
    private string? _tag;

    public byte[] Content => content;

    /// <summary>To the second, as HTTP says it.</summary>
    public DateTimeOffset LastModified { get; } = new(storedAt.UtcTicks - (storedAt.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    /// <summary>A strong one: of other bytes it is another.</summary>
    public string ETag => _tag ??= $"\"{Convert.ToHexString(SHA256.HashData(content).AsSpan(0, 16)).ToLowerInvariant()}\"";
}
