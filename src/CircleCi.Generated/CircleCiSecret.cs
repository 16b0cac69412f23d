using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated;

/// <summary>
/// A text that only CircleCI is to see: the value of a variable, a private key. Text and <see cref="SecureString"/> convert to it. It is sent as the
/// text that it is, and shown as <c>***</c>.
/// </summary>
[JsonConverter(typeof(SecretConverter))]
[DebuggerDisplay("***")]
public sealed class CircleCiSecret : IEquatable<CircleCiSecret>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text;

    /// <summary>A secret that is there as text.</summary>
    public CircleCiSecret(string text) => _text = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>A copy of the secret, which may be disposed afterwards.</summary>
    public CircleCiSecret(SecureString secret) => _text = ScriptValue.Reveal(secret ?? throw new ArgumentNullException(nameof(secret)));

    /// <summary>For scripts: a text, a number, a <see cref="SecureString"/>, or a PSCredential, of which the password is taken.</summary>
    /// <exception cref="ArgumentException"><paramref name="secret"/> is something else.</exception>
    public CircleCiSecret(object secret) => _text = ScriptValue.Secret(secret ?? throw new ArgumentNullException(nameof(secret)));

    /// <summary>Takes the text as the secret.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator CircleCiSecret?(string? text) => text is null ? null : new CircleCiSecret(text);

    /// <summary>Takes a copy of the secret.</summary>
    [return: NotNullIfNotNull(nameof(secret))]
    public static implicit operator CircleCiSecret?(SecureString? secret) => secret is null ? null : new CircleCiSecret(secret);

    /// <summary>Whether both are the same secret.</summary>
    public static bool operator ==(CircleCiSecret? left, CircleCiSecret? right) => Equals(left, right);

    /// <summary>Whether the secrets differ.</summary>
    public static bool operator !=(CircleCiSecret? left, CircleCiSecret? right) => !Equals(left, right);

    /// <summary>The secret in clear text.</summary>
    public string Reveal() => _text;

    /// <inheritdoc/>
    public bool Equals(CircleCiSecret? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CircleCiSecret);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>Never the secret: <c>***</c>.</summary>
    public override string ToString() => SecretConverter.Mask;
}
