namespace CircleCi.Generated.Json;

/// <summary>A value that is text in JSON and has a type of its own in C#: an extensible enum, an ID or a slug.</summary>
internal interface IWireText : IWritable
{
    string Value { get; }

    /// <summary>Creates a value of the same type from text.</summary>
    /// <exception cref="ArgumentException">The text is not a valid value.</exception>
    IWireText Create(string value);
}
