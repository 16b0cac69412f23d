using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated;

/// <summary>
/// A text that only CircleCI may see, such as the value of a variable or a private key. A string and a <see cref="SecureString"/> convert to it. It is sent
/// as plain text and displayed as <c>***</c>.
/// </summary>
[JsonConverter(typeof(SecretConverter))]
[DebuggerDisplay("***")]
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(CircleCiJsonConverter<CircleCiSecret>))]
#endif
public sealed class CircleCiSecret : IEquatable<CircleCiSecret>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text;

    /// <summary>Creates a secret from text.</summary>
    public CircleCiSecret(string text) => _text = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>Creates a copy of a secret, which may be disposed afterwards.</summary>
    public CircleCiSecret(SecureString secret) => _text = ScriptValue.Reveal(secret ?? throw new ArgumentNullException(nameof(secret)));

    /// <summary>Creates a secret from a string, a number, a <see cref="SecureString"/>, or the password of a PSCredential. For scripts.</summary>
    /// <exception cref="ArgumentException"><paramref name="secret"/> is something else.</exception>
    public CircleCiSecret(object secret) => _text = ScriptValue.Secret(secret ?? throw new ArgumentNullException(nameof(secret)));

    /// <summary>Converts text to a secret.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator CircleCiSecret?(string? text) => text is null ? null : new CircleCiSecret(text);

    /// <summary>Creates a copy of the secret.</summary>
    [return: NotNullIfNotNull(nameof(secret))]
    public static implicit operator CircleCiSecret?(SecureString? secret) => secret is null ? null : new CircleCiSecret(secret);

    /// <summary>Determines whether two secrets are equal.</summary>
    public static bool operator ==(CircleCiSecret? left, CircleCiSecret? right) => Equals(left, right);

    /// <summary>Determines whether two secrets are different.</summary>
    public static bool operator !=(CircleCiSecret? left, CircleCiSecret? right) => !Equals(left, right);

    /// <summary>Gets the secret in clear text.</summary>
    public string Reveal() => _text;

    /// <inheritdoc/>
    public bool Equals(CircleCiSecret? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CircleCiSecret);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>Returns <c>***</c>, never the secret.</summary>
    public override string ToString() => SecretConverter.Mask;
}
