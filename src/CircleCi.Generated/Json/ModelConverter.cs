using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace CircleCi.Generated.Json;

/// <summary>Has <c>JsonConvert</c> read and write models as a call does: by generated code.</summary>
internal sealed class ModelConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => typeof(CircleCiModel).IsAssignableFrom(objectType);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.AtValue().TokenType == JsonToken.Null)
            return null;
        if (reader.TokenType != JsonToken.StartObject)
            throw new JsonSerializationException($"Expected an object for {objectType.Name}, found {reader.TokenType} at '{reader.Path}'.");
        var contract = (JsonObjectContract)serializer.ContractResolver.ResolveContract(objectType);
        var model = (CircleCiModel)contract.DefaultCreator!();
        CircleCiJson.ReadInto(model, JsonCopy.Of(reader), (reader as CommentSkippingReader)?.Odd);
        if (!model.Table.IsOf(model))
            ReadFurther(model, contract, serializer);
        return model;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        var model = (CircleCiModel)value!;
        using var output = JsonOutput.Open(writer, serializer);
        if (model.Table.IsOf(model) && HasNoRules(serializer))
            output.Value(model);
        else
            new ContractOutput(model, writer, serializer, output).Write();
    }

    /// <summary>Whether the caller's settings leave it to the models which members are written, and under which names.</summary>
    private static bool HasNoRules(JsonSerializer serializer) => serializer.DefaultValueHandling == DefaultValueHandling.Include
        && serializer.ContractResolver is DefaultContractResolver { NamingStrategy: null or { OverrideSpecifiedNames: false } } resolver
        && resolver.GetType() == typeof(DefaultContractResolver);

    /// <summary>Reads what a model of somebody else's has in addition to the one of ours that it derives from.</summary>
    private static void ReadFurther(CircleCiModel model, JsonObjectContract contract, JsonSerializer serializer)
    {
        var further = model.AdditionalProperties.Where(p => model.Table.Find(p.Key) < 0 && contract.Properties.GetClosestMatchProperty(p.Key) is not null).ToList();
        foreach (var member in further)
            model.AdditionalProperties.Remove(member.Key);
        using var reader = new JObject(further.Select(m => new JProperty(m.Key, m.Value))).CreateReader();
        serializer.Populate(reader, model);
    }
}
