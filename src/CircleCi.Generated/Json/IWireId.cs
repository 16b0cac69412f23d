namespace CircleCi.Generated.Json;

/// <summary>An ID or a slug. It must not be empty when it is sent.</summary>
internal interface IWireId : IWireText
{
    bool IsEmpty { get; }

    /// <summary>The expected value, for error messages, such as <c>the UUID of a pipeline</c>.</summary>
    string Wanted { get; }
}
