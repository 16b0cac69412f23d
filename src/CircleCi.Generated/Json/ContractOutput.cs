using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace CircleCi.Generated.Json;

/// <summary>
/// Writes a model by a contract of Newtonsoft.Json: one of a type of the caller's that derives from one of ours, or one that the caller's contract resolver changes.
/// The members that are ours are written as ever, under the names that the contract has for them.
/// </summary>
internal sealed class ContractOutput(CircleCiModel model, JsonWriter writer, JsonSerializer serializer, JsonOutput output)
{
    private readonly JsonObjectContract _contract = (JsonObjectContract)serializer.ContractResolver.ResolveContract(model.GetType());

    public void Write()
    {
        foreach (var callback in _contract.OnSerializingCallbacks)
            callback(model, serializer.Context);
        writer.WriteStartObject();
        output.Enter(model, model.Table);
        foreach (var property in _contract.Properties)
        {
            if (!property.Ignored && property.Readable && property.ShouldSerialize?.Invoke(model) != false)
                Write(property);
        }

        output.WriteKept(model, IsSecret);
        writer.WriteEndObject();
        foreach (var callback in _contract.OnSerializedCallbacks)
            callback(model, serializer.Context);
    }

    private void Write(JsonProperty property)
    {
        var value = property.ValueProvider!.GetValue(model);
        if (IsLeftOut(property, value))
            return;
        if (Place(property) is >= 0 and var member)
        {
            output.Only(model, member, property.PropertyName!);
            return;
        }

        if (property.GetIsSpecified?.Invoke(model) == false)
            return;
        writer.WritePropertyName(property.PropertyName!);
        if (value is not null && property.Converter is { CanWrite: true } converter)
            converter.WriteJson(writer, value, serializer);
        else
            serializer.Serialize(writer, value, property.PropertyType);
    }

    private bool IsLeftOut(JsonProperty property, object? value) =>
        value is null ? (property.NullValueHandling ?? _contract.ItemNullValueHandling ?? serializer.NullValueHandling) == NullValueHandling.Ignore
        : ((property.DefaultValueHandling ?? serializer.DefaultValueHandling) & DefaultValueHandling.Ignore) != 0 && value.Equals(property.DefaultValue ?? Default(property.PropertyType!));

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "Only values are created, whose default needs no constructor.")]
    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    /// <summary>The place of a member of ours in the table, or -1.</summary>
    private int Place(JsonProperty property) => property.DeclaringType?.Assembly == typeof(CircleCiModel).Assembly
        && property.AttributeProvider?.GetAttributes(typeof(JsonPropertyAttribute), inherit: true).FirstOrDefault() is JsonPropertyAttribute { PropertyName: { } name }
        ? model.Table.IndexOf(name)
        : -1;

    private bool IsSecret(string name) => model.Table.IsSecret(name)
        || _contract.Properties.Any(p => (p.PropertyType == typeof(CircleCiSecret) || p.PropertyType == typeof(CircleCiMap<CircleCiSecret>)) && Spelling.IsSame(p.PropertyName!, name));
}
