namespace CircleCi.Generated.Json;

/// <summary>An extensible enum: text in JSON, with names for the known values.</summary>
internal interface IWireEnum : IWireText
{
    /// <summary>The value as received from CircleCI.</summary>
    string Wire { get; }
}

/// <summary>An extensible enum that can be created from text.</summary>
internal interface IWireEnum<out T> : IWireEnum, IWireText<T>;
