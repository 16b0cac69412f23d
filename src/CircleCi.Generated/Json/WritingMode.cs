namespace CircleCi.Generated.Json;

/// <summary>What JSON is written for.</summary>
internal enum WritingMode
{
    /// <summary>For whoever calls <c>JsonConvert</c>.</summary>
    Plain,

    /// <summary>For people: without secrets.</summary>
    Showing,

    /// <summary>For CircleCI: without texts that a script cannot have meant, and with each enum in one spelling.</summary>
    Sending,
}
