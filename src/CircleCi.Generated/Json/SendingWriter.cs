using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Writes what is sent. Whatever it is made of, no text in it is one that a script cannot have meant.</summary>
internal sealed class SendingWriter(TextWriter text) : JsonTextWriter(text)
{
    /// <exception cref="ArgumentException">The text names a type where a value is wanted.</exception>
    public override void WriteValue(string? value)
    {
        ObjectText.Refuse(value, Path);
        base.WriteValue(value);
    }

    /// <summary>The one way in which times are sent, wherever they stand.</summary>
    public override void WriteValue(DateTimeOffset value) => base.WriteValue(Timestamp.Format(value));
}
