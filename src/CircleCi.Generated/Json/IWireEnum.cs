namespace CircleCi.Generated.Json;

/// <summary>An extensible enum: text on the wire, with names for the texts that are known.</summary>
internal interface IWireEnum : IWireText
{
    /// <summary>The value as CircleCI wrote it.</summary>
    string Wire { get; }
}

/// <summary>An extensible enum of a type of its own.</summary>
internal interface IWireEnum<out T> : IWireEnum, IWireText<T>;
