using System.Runtime.Serialization;
using CircleCi.Generated.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated;

/// <summary>
/// The base class of all models. They are ordinary Newtonsoft.Json models: <c>JsonConvert</c> reads and writes them. A member that CircleCI
/// guarantees is never null: if a server omits it, it is empty, and <see cref="Has"/> returns false. Lists and maps are never null and contain no nulls.
/// </summary>
[JsonObject(MemberSerialization.OptIn, ItemNullValueHandling = NullValueHandling.Ignore)]
[JsonConverter(typeof(ModelConverter))]
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(CircleCiJsonConverter<CircleCiModel>))]
#endif
public abstract class CircleCiModel
{
    private ReadMembers _read;
    // Null, KeptMembers, or an IDictionary<string, JToken?>. Programs that do not ask for tokens are compiled ahead of time without them.
    private object? _additional;

    /// <summary>
    /// The JSON members that the model does not define, in their original order, and members whose value is not of the documented type, such as an object
    /// instead of a number. They are written back; while a member is in here, this value is written instead of the property.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JToken?> AdditionalProperties
    {
        get
        {
            while (true)
            {
                var now = _additional;
                if (now is IDictionary<string, JToken?> tokens)
                    return tokens;
                // Two threads may both make them; they get the same.
                Interlocked.CompareExchange(ref _additional, (now as KeptMembers)?.ToTokens() ?? new Dictionary<string, JToken?>(), now);
            }
        }

        set => _additional = value;
    }

    /// <summary>The only thing that came, if it was a <c>message</c> that the model does not know; else null.</summary>
    internal string? StrayMessage => _additional is KeptMembers { Count: 1 } kept && kept.All.First() is { Key: "message", Value: string text } ? text : null;

    /// <summary>Whether there are additional properties.</summary>
    internal bool HasKept => _additional switch
    {
        null => false,
        KeptMembers kept => kept.Count > 0,
        var tokens => ((IDictionary<string, JToken?>)tokens).Count > 0,
    };

    /// <summary>The additional properties, as they are.</summary>
    internal IEnumerable<KeyValuePair<string, object?>> Kept => _additional switch
    {
        null => [],
        KeptMembers kept => kept.All,
        var tokens => KeptMembers.Tokens((IDictionary<string, JToken?>)tokens),
    };

    /// <summary>Whether it was made because somebody looked for it.</summary>
    internal bool IsPlaceholder { get; set; }

    /// <summary>Whether it is a response that says that something was done, and nothing else: then it may as well be empty.</summary>
    internal virtual bool IsMessage => false;

    /// <summary>Whether it is about something that is promised to have an id, a number or a name.</summary>
    internal virtual bool HasIdentity => false;

    /// <summary>Whether the id of what it is about did not come.</summary>
    internal virtual bool LacksId => false;

    /// <summary>The members by their wire names.</summary>
    internal virtual MemberTable Table => MemberTable.None;

    /// <summary>
    /// Determines whether the response contained a member. Members that CircleCI guarantees are not nullable: if an older server omits one, or sends null or a value that
    /// cannot be read, a time is <c>default</c>, an ID is <see cref="Guid.Empty"/> and a number is 0. Always false for a model that was not read from a response.
    /// </summary>
    /// <param name="member">The name of the property, such as <c>nameof(pipeline.CreatedAt)</c>, or the wire name of the member.</param>
    /// <exception cref="ArgumentException">The model has no such member.</exception>
    public bool Has(string member)
    {
        if (member is null)
            throw new ArgumentNullException(nameof(member));
        var found = Table.FindByEither(member);
        return found >= 0 ? _read.Contains(found) : throw new ArgumentException($"{GetType().Name} has no member '{Shown.Text(member)}'; specify the name of a property.", nameof(member));
    }

    /// <summary>Returns the model as JSON, with <c>***</c> in place of secrets.</summary>
    public override string ToString() => CircleCiJson.Show(this);

    /// <summary>Rejects values that cannot be intended, before they are sent.</summary>
    /// <exception cref="ArgumentException">A member is missing or empty; the message names it.</exception>
    internal virtual void Check()
    {
    }

    /// <summary>Reads the value of the member that stands there in <see cref="Table"/>.</summary>
    /// <exception cref="UnusualJsonException">It is of another type than is documented.</exception>
    internal virtual void ReadMember(ref JsonInput json, int member)
    {
    }

    /// <summary>Writes the members that were set, in the order of <see cref="Table"/>.</summary>
    internal virtual void WriteMembers(JsonOutput json)
    {
    }

    internal void Mark(int member) => _read.Add(member);

    internal void Unmark(int member) => _read.Remove(member);

    /// <summary>What distinguishes it from the others in a list that is paged by numbers, however else it changes; null if only all of its members do.</summary>
    internal virtual string? ListKey => null;

    internal bool Keeps(string name) => _additional is KeptMembers kept ? kept.Contains(name) : _additional is IDictionary<string, JToken?> tokens && tokens.ContainsKey(name);

    /// <param name="name">The wire name.</param>
    /// <param name="value">The value, as <see cref="JsonInput.Kept"/> has it.</param>
    internal void Keep(string name, object? value)
    {
        if (_additional is not KeptMembers kept)
            _additional = kept = new KeptMembers(_additional as IDictionary<string, JToken?>);
        kept.Add(name, value);
    }

    internal void Forget(string name)
    {
        if (_additional is KeptMembers kept)
            kept.Remove(name);
        else
            (_additional as IDictionary<string, JToken?>)?.Remove(name);
    }

    [OnDeserializing]
    private void BeginReading(StreamingContext context) => _additional = new IncomingMembers(this, _additional is null ? null : AdditionalProperties);

    [OnDeserialized]
    private void EndReading(StreamingContext context)
    {
        if (_additional is IncomingMembers incoming)
            _additional = incoming.Kept;
    }
}
