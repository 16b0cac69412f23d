using System.Reflection;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace CircleCi.Generated.Tests.Json.Writers;

/// <summary>Which members are written, and how, told from the attributes, the fields behind the properties and the descriptions.</summary>
internal sealed class Contracts(Way way) : DefaultContractResolver
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly Dictionary<string, JObject> Schemas = new()
    {
        ["CircleCi.Generated.V1"] = (JObject)Specs.Read("v1/swagger.json")["definitions"]!,
        ["CircleCi.Generated.V11"] = (JObject)Specs.Read("v1.1/openapi.json")["components"]!["schemas"]!,
        ["CircleCi.Generated.V2"] = (JObject)Specs.Read("v2/openapi.json")["components"]!["schemas"]!,
    };

    protected override JsonConverter? ResolveContractConverter(Type objectType) =>
        typeof(CircleCiModel).IsAssignableFrom(objectType) ? null
        : typeof(Union).IsAssignableFrom(objectType) ? new OfUnions()
        : typeof(IWireText).IsAssignableFrom(objectType) ? new OfTexts(way)
        : objectType == typeof(CircleCiSecret) ? new OfSecrets(way)
        : base.ResolveContractConverter(objectType);

    protected override JsonObjectContract CreateObjectContract(Type objectType)
    {
        var contract = base.CreateObjectContract(objectType);
        // What stands in for a secret is one.
        var secrets = contract.Properties.Where(p => p.PropertyType == typeof(CircleCiSecret) || p.PropertyType == typeof(CircleCiMap<CircleCiSecret>)).Select(p => p.PropertyName!).ToList();
        if (way == Way.Shown && contract.ExtensionDataGetter is { } all)
            contract.ExtensionDataGetter = model => all(model)?.Select(m => secrets.Exists(s => Same(s, (string)m.Key)) ? new KeyValuePair<object, object>(m.Key, "***") : m)!;
        return contract;
    }

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (member is not PropertyInfo info || !typeof(CircleCiModel).IsAssignableFrom(member.DeclaringType))
            return property;
        var wire = property.PropertyName!;
        var isSet = Setting(info, wire);
        property.GetIsSpecified = null;
        property.ShouldSerialize = model => !((CircleCiModel)model).AdditionalProperties.ContainsKey(wire) && isSet(model);
        property.Converter = Unit(info) ?? (Underlying(info.PropertyType) == typeof(DateTimeOffset) ? new OfTimes() : null);
        property.ItemConverter = info.PropertyType == typeof(IList<DateTimeOffset>) || info.PropertyType == typeof(CircleCiMap<DateTimeOffset>) ? new OfTimes() : null;
        // A default of these says that there is none.
        if (info.PropertyType.IsValueType && (typeof(IWireText).IsAssignableFrom(info.PropertyType) || info.PropertyType == typeof(DateTimeOffset)))
            property.DefaultValueHandling = DefaultValueHandling.Ignore;
        return property;
    }

    /// <summary>Whether a member was set: by the field that says so, by what is in it, or always.</summary>
    private Func<object, bool> Setting(PropertyInfo property, string wire)
    {
        var name = $"_{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}";
        if (property.DeclaringType!.GetField(name + "IsSet", Fields) is { } set)
            return model => (bool)set.GetValue(model)!;
        // What is never null was created on first access, perhaps; what can be is as it was set.
        if (property.DeclaringType.GetField(name, Fields) is not { } field || Underlying(property.PropertyType) == typeof(string) || property.PropertyType.IsValueType || CanBeNull(property))
            return _ => true;
        return IsRequired(property.DeclaringType, wire) ? _ => true : model => IsSet(field.GetValue(model));
    }

    private static bool CanBeNull(PropertyInfo property) => new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private bool IsSet(object? value) => value switch
    {
        null => false,
        System.Collections.ICollection { Count: 0 } none => !none.GetType().Name.StartsWith("Unset", StringComparison.Ordinal),
        CircleCiModel { IsPlaceholder: true } model => Judge.Write(model, Way.Shown) != Judge.Write(Activator.CreateInstance(model.GetType())!, Way.Shown),
        Union { Value: null } => false,
        _ => true,
    };

    private static bool IsRequired(Type type, string wire) => Schemas.TryGetValue(type.Namespace!, out var schemas) && schemas[type.Name] is JObject schema
        && (bool?)schema["x-sent"] is true && schema["required"] is JArray required && required.Values<string>().Contains(wire);

    private static JsonConverter? Unit(PropertyInfo property) => property.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType.Name switch
    {
        "SecondsConverter" => new OfDurations(TimeSpan.TicksPerSecond),
        "MillisecondsConverter" => new OfDurations(TimeSpan.TicksPerMillisecond),
        "DurationTextConverter" => new OfDurations(null),
        _ => null,
    };

    private static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool Same(string left, string right) => string.Equals(Bare(left), Bare(right), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private abstract class Writing<T> : JsonConverter
    {
        public override bool CanRead => false;

        public override bool CanConvert(Type objectType) => true;

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => throw new NotSupportedException();

        public sealed override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        {
            if (value is null)
                writer.WriteNull();
            else
                Write(writer, (T)value, serializer);
        }

        protected abstract void Write(JsonWriter writer, T value, JsonSerializer serializer);
    }

    private sealed class OfUnions : Writing<Union>
    {
        protected override void Write(JsonWriter writer, Union value, JsonSerializer serializer) => serializer.Serialize(writer, value.Value);
    }

    private sealed class OfTexts(Way way) : Writing<IWireText>
    {
        protected override void Write(JsonWriter writer, IWireText value, JsonSerializer serializer) => writer.WriteValue(way != Way.Sent && value is IWireEnum constant ? constant.Wire : value.Value);
    }

    private sealed class OfSecrets(Way way) : Writing<CircleCiSecret>
    {
        protected override void Write(JsonWriter writer, CircleCiSecret value, JsonSerializer serializer) => writer.WriteValue(way == Way.Shown ? "***" : value.Reveal());
    }

    private sealed class OfTimes : Writing<DateTimeOffset>
    {
        protected override void Write(JsonWriter writer, DateTimeOffset value, JsonSerializer serializer) => writer.WriteValue(Judge.Time(value));
    }

    private sealed class OfDurations(long? unit) : Writing<TimeSpan>
    {
        protected override void Write(JsonWriter writer, TimeSpan value, JsonSerializer serializer) =>
            writer.WriteValue(unit is not { } ticks ? Words(value) : value.Ticks % ticks == 0 ? value.Ticks / ticks : (object)((decimal)value.Ticks / ticks));

        private static string Words(TimeSpan value)
        {
            var (hours, rest) = ((long)value.TotalHours, value);
            var parts = new (long Number, string Unit)[] { (hours, "h"), (rest.Minutes, "m"), (rest.Seconds, "s"), (rest.Milliseconds, "ms") };
            var text = string.Concat(parts.Where(p => p.Number > 0).Select(p => p.Number + p.Unit));
            return text.Length > 0 ? text : "0s";
        }
    }
}
