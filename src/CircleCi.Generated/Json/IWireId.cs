namespace CircleCi.Generated.Json;

/// <summary>An id or a slug: what names one thing, and may not be empty where it is sent.</summary>
internal interface IWireId : IWireText
{
    bool IsEmpty { get; }

    /// <summary>What to give, for error messages, such as <c>the UUID of a pipeline</c>.</summary>
    string Wanted { get; }
}

/// <summary>An id or a slug of a type of its own.</summary>
internal interface IWireId<out T> : IWireId, IWireText<T>;
