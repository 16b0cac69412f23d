namespace CircleCi.Generated.Json;

/// <summary>A value that is a text on the wire and more than that in C#: an extensible enum, an id, a slug.</summary>
internal interface IWireText
{
    string Value { get; }
}

/// <summary>A value of a type of its own that is a text on the wire.</summary>
internal interface IWireText<out T> : IWireText
{
    /// <exception cref="ArgumentException">The text cannot be such a value.</exception>
    T Create(string value);
}
