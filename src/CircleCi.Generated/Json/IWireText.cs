namespace CircleCi.Generated.Json;

/// <summary>A value that is text in JSON and has a type of its own in C#: an extensible enum, an ID or a slug.</summary>
internal interface IWireText : IWritable
{
    string Value { get; }
}

/// <summary>A value that can be created from text.</summary>
internal interface IWireText<out T> : IWireText
{
    /// <exception cref="ArgumentException">The text is not a valid value.</exception>
    T Create(string value);
}
