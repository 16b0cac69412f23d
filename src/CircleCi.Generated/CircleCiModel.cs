using System.Runtime.Serialization;
using CircleCi.Generated.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated;

/// <summary>
/// What all models have in common. They are ordinary Newtonsoft.Json models: <c>JsonConvert</c> reads and writes them. A member that CircleCI
/// promises is never null, even if a server leaves it out: then it is empty. Lists and maps are never null, and hold no nulls.
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

    /// <summary>The only thing that came, if it was a <c>message</c> that the model does not know; else null.</summary>
    internal string? StrayMessage =>
        _additionalProperties is { Count: 1 } only && only.TryGetValue("message", out var message) && message is JValue { Type: JTokenType.String } text ? (string?)text : null;

    /// <summary>Whether it was made because somebody looked for it.</summary>
    internal bool IsPlaceholder { get; set; }

    /// <summary>Whether it is an answer that says that something was done, and nothing else: then it may as well be empty.</summary>
    internal virtual bool IsMessage => false;

    /// <summary>Whether it is about something that is promised to have an id, a number or a name.</summary>
    internal virtual bool HasIdentity => false;

    /// <summary>Whether the id of what it is about did not come.</summary>
    internal virtual bool LacksId => false;

    /// <summary>The model as JSON, with <c>***</c> for secrets.</summary>
    public override string ToString() => CircleCiJson.Show(this);

    /// <summary>Refuses, before it is sent, what cannot be meant.</summary>
    /// <exception cref="ArgumentException">A member is missing or empty; the message names it.</exception>
    internal virtual void Check()
    {
    }

    /// <summary>What tells it from the others of a list that goes by numbers, however else it changes; null if only all of it does.</summary>
    internal virtual string? ListKey => null;

    internal void Keep(string name, JToken? value) => AdditionalProperties[name] = value;

    [OnDeserializing]
    private void BeginReading(StreamingContext context) => _additionalProperties = new IncomingMembers(this, _additionalProperties);

    [OnDeserialized]
    private void EndReading(StreamingContext context)
    {
        if (_additionalProperties is IncomingMembers incoming)
            _additionalProperties = incoming.Kept;
    }
}
