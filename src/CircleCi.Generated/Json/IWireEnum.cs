namespace CircleCi.Generated.Json;

/// <summary>An extensible enum: text in JSON, with names for the known values.</summary>
internal interface IWireEnum : IWireText
{
    /// <summary>The value as received from CircleCI.</summary>
    string Wire { get; }
}
