using System.Runtime.Serialization;
using CircleCi.Generated.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated;

/// <summary>
/// What all models have in common. They are ordinary Newtonsoft.Json models: <c>JsonConvert</c> reads and writes them. A member that CircleCI
/// promises is never null, even if a server leaves it out: then it is empty, and <see cref="Has"/> says so. Lists and maps are never null, and hold no nulls.
/// </summary>
[JsonObject(MemberSerialization.OptIn, ItemNullValueHandling = NullValueHandling.Ignore)]
[JsonConverter(typeof(ModelConverter))]
public abstract class CircleCiModel
{
    private static readonly MemberTable NoMembers = new();

    private ReadMembers _read;
    private IDictionary<string, JToken?>? _additionalProperties;

    /// <summary>
    /// JSON members that the model does not know, in the order in which they came, and those whose value is of another type than is documented, such as an object
    /// where a number is; they are written back. While a member is in here, what is in here is written, not the property.
    /// </summary>
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

    /// <summary>Whether it is a response that says that something was done, and nothing else: then it may as well be empty.</summary>
    internal virtual bool IsMessage => false;

    /// <summary>Whether it is about something that is promised to have an id, a number or a name.</summary>
    internal virtual bool HasIdentity => false;

    /// <summary>Whether the id of what it is about did not come.</summary>
    internal virtual bool LacksId => false;

    /// <summary>The members by their names on the wire.</summary>
    internal virtual MemberTable Table => NoMembers;

    /// <summary>
    /// Whether the response had a member. Members that CircleCI promises are not nullable: where an older server leaves one out, or sends null or what cannot be
    /// read, a time is <c>default</c>, an id <see cref="Guid.Empty"/> and a number 0. Of a model that was not read from a response, it is always false.
    /// </summary>
    /// <param name="member">The property's name, such as <c>nameof(pipeline.CreatedAt)</c>, or the member's name on the wire.</param>
    /// <exception cref="ArgumentException">The model has no such member.</exception>
    public bool Has(string member)
    {
        if (member is null)
            throw new ArgumentNullException(nameof(member));
        var found = Table.FindByEither(member);
        return found >= 0 ? _read.Contains(found) : throw new ArgumentException($"{GetType().Name} has no member '{Http.Shown.Text(member)}'; give the name of a property.", nameof(member));
    }

    /// <summary>The model as JSON, with <c>***</c> for secrets.</summary>
    public override string ToString() => CircleCiJson.Show(this);

    /// <summary>Refuses, before it is sent, what cannot be meant.</summary>
    /// <exception cref="ArgumentException">A member is missing or empty; the message names it.</exception>
    internal virtual void Check()
    {
    }

    /// <summary>Reads the value of the member that stands there in <see cref="Table"/>.</summary>
    /// <exception cref="UnusualJsonException">It is of another type than is documented.</exception>
    internal virtual void ReadMember(ref JsonInput json, int member)
    {
    }

    internal void Mark(int member) => _read.Add(member);

    internal void Unmark(int member) => _read.Remove(member);

    /// <summary>Whether the member is written from its property.</summary>
    private protected bool Writes(string name) => _additionalProperties?.ContainsKey(name) != true;

    /// <summary>What tells it from the others of a list that goes by numbers, however else it changes; null if only all of it does.</summary>
    internal virtual string? ListKey => null;

    internal void Keep(string name, JToken? value) => AdditionalProperties[name] = value;

    internal void Forget(string name) => _additionalProperties?.Remove(name);

    [OnDeserializing]
    private void BeginReading(StreamingContext context) => _additionalProperties = new IncomingMembers(this, _additionalProperties);

    [OnDeserialized]
    private void EndReading(StreamingContext context)
    {
        if (_additionalProperties is IncomingMembers incoming)
            _additionalProperties = incoming.Kept;
    }
}
