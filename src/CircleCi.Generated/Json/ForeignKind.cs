namespace CircleCi.Generated.Json;

/// <summary>What a value is that Newtonsoft.Json does not know; see <see cref="ForeignValue"/>.</summary>
internal enum ForeignKind
{
    /// <summary>Newtonsoft.Json writes it as what it is.</summary>
    None,

    /// <summary>JSON of System.Text.Json.</summary>
    Json,

    /// <summary>Bytes, of which JSON has none.</summary>
    Bytes,

    /// <summary>Nothing that JSON could have.</summary>
    NoValue,
}
