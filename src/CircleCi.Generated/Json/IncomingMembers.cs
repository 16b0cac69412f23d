using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace CircleCi.Generated.Json;

/// <summary>
/// Stands in for a model's additional properties while Newtonsoft.Json reads it, and is given what that did not find a member for. What is only
/// spelled otherwise goes to its member after all; the rest is kept.
/// </summary>
internal sealed class IncomingMembers(CircleCiModel model, IDictionary<string, JToken?>? kept) : Dictionary<string, JToken?>, IDictionary<string, JToken?>
{
    /// <summary>What no member is meant by.</summary>
    public IDictionary<string, JToken?>? Kept { get; private set; } = kept;

    // The only thing that Newtonsoft.Json calls.
    JToken? IDictionary<string, JToken?>.this[string key]
    {
        get => Kept?[key];
        set => Take(key, value is null ? JValue.CreateNull() : CircleCiJson.Plain(value));
    }

    private void Take(string name, JToken token)
    {
        var contract = (JsonObjectContract)CircleCiJson.Serializer.ContractResolver.ResolveContract(model.GetType());
        // What comes here although its member is known is null, or a text that stands for it.
        if (contract.Properties.GetClosestMatchProperty(name) is not null)
            return;
        if (contract.Properties.FirstOrDefault(p => Spelling.IsSame(p.PropertyName!, name)) is not { } meant)
            (Kept ??= new Dictionary<string, JToken?>())[name] = token;
        else if (token.Type != JTokenType.Null)
            CircleCiJson.Serializer.Populate(new JObject { [meant.PropertyName!] = token }.CreateReader(), model);
    }
}
