using System.Security.Cryptography;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing.CheckoutKeys;

/// <summary>A key with which a project's code is checked out.</summary>
internal sealed class CheckoutKey
{
    private readonly byte[] _key;

    /// <param name="type">As it is read: deploy-key, github-user-key or bitbucket-user-key.</param>
    /// <param name="user">Whose key it is; null for the project's own.</param>
    /// <param name="project">Whose code it gets.</param>
    public CheckoutKey(string type, SandboxUser? user, SandboxProject project)
    {
        (Type, User, Project, CreatedAt) = (type, user, project, project.World.Now);
        // As SSH writes a key: each part after its length.
        _key = [0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. SHA256.HashData(project.World.NewId().ToByteArray())];
    }

    public string Type { get; }

    public SandboxUser? User { get; }

    public SandboxProject Project { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>The newest one is.</summary>
    public bool IsPreferred => Project.CheckoutKeys[^1] == this;

    public string PublicKey => $"ssh-ed25519 {Convert.ToBase64String(_key)}\n";

    /// <param name="digest">md5, also if omitted, or sha256.</param>
    public string Fingerprint(string? digest) =>
        digest == "sha256" ? Convert.ToBase64String(SHA256.HashData(_key)) : string.Join(':', MD5.HashData(_key).Select(b => b.ToString("x2", null)));

    public bool Has(string fingerprint) => fingerprint == Fingerprint("md5") || fingerprint == Fingerprint("sha256");
}
