using Newtonsoft.Json.Serialization;

namespace CircleCi.Generated.Json;

/// <summary>Has what stands in a model's additional properties under the name of a secret shown as the secret is: whoever put it there means the member.</summary>
internal sealed class ShowingResolver : DefaultContractResolver
{
    protected override JsonObjectContract CreateObjectContract(Type objectType)
    {
        var contract = base.CreateObjectContract(objectType);
        var secrets = contract.Properties.Where(p => p.PropertyType == typeof(CircleCiSecret) || p.PropertyType == typeof(CircleCiMap<CircleCiSecret>)).Select(p => p.PropertyName!).ToList();
        if (secrets.Count > 0 && contract.ExtensionDataGetter is { } all)
            contract.ExtensionDataGetter = model => all(model)?.Select(p => secrets.Exists(s => Spelling.IsSame(s, $"{p.Key}")) ? new KeyValuePair<object, object>(p.Key, SecretConverter.Mask) : p)!;
        return contract;
    }
}
