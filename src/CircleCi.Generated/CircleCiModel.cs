using CircleCi.Generated.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated;

/// <summary>
/// What all models have in common. They are ordinary Newtonsoft.Json models: <c>JsonConvert</c> reads and writes them. A member that CircleCI
/// promises is never null, even if a server leaves it out: then it is empty. Lists and maps are never null.
/// </summary>
[JsonObject(MemberSerialization.OptIn, ItemNullValueHandling = NullValueHandling.Ignore)]
public abstract class CircleCiModel
{
    private IDictionary<string, JToken?>? _additionalProperties;

    /// <summary>JSON members that the model does not know, in the order in which they came; they are written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken?> AdditionalProperties
    {
        get => _additionalProperties ??= new Dictionary<string, JToken?>();
        set => _additionalProperties = value;
    }

    /// <summary>The model as JSON.</summary>
    public override string ToString() => CircleCiJson.Write(this);
}
