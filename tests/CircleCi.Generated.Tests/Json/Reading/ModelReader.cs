using System.Reflection;
using CircleCi.Generated.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace CircleCi.Generated.Tests.Json.Reading;

/// <summary>
/// The ways to read one of the SDK's models or unions: its generated reader at first and, with odd members, at the second try, <c>JsonConvert</c>, and as a judge
/// Newtonsoft.Json by reflection, without anything of the SDK but the converters of single members.
/// </summary>
internal abstract class ModelReader
{
    public static IReadOnlyDictionary<string, ModelReader> All { get; } =
        typeof(CircleCiModel).Assembly.GetTypes()
            .Where(t => (t.IsSubclassOf(typeof(CircleCiModel)) || t.IsSubclassOf(typeof(Union))) && !t.IsAbstract)
            .Select(Of)
            .ToDictionary(r => r.Type.FullName!["CircleCi.Generated.".Length..]);

    public abstract Type Type { get; }

    public abstract object? Read(byte[] json);

    /// <exception cref="UnusualJsonException">The reader leaves it to the second try.</exception>
    public abstract object? ReadFast(byte[] json);

    public abstract object? ReadSlowly(byte[] json, OddMembers? odd = null);

    public abstract object? Judge(byte[] json);

    public abstract object? Convert(string json);

    private static ModelReader Of(Type type)
    {
        var read = type.GetMethod("ReadFrom", BindingFlags.Static | BindingFlags.NonPublic) ?? throw new InvalidOperationException($"{type} has no reader.");
        return (ModelReader)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type), read)!;
    }
}

internal sealed class Of<T>(MethodInfo read) : ModelReader
{
    private static readonly JsonSerializer Reflection = JsonSerializer.Create(new JsonSerializerSettings
    {
        CheckAdditionalContent = true,
        ContractResolver = new WithoutConverters(),
        DateParseHandling = DateParseHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
    });

    private readonly Reader<T> _read = read.CreateDelegate<Reader<T>>();

    public override Type Type => typeof(T);

    public override object? Read(byte[] json) => CircleCiJson.Read(new ArraySegment<byte>(json), _read);

    public override object? ReadFast(byte[] json) => CircleCiJson.ReadFast(new ArraySegment<byte>(json), _read);

    public override object? ReadSlowly(byte[] json, OddMembers? odd = null) => CircleCiJson.ReadSlowly(new ArraySegment<byte>(json), _read, odd: odd);

    public override object? Judge(byte[] json)
    {
        using var reader = CircleCiJson.NewReader(new ArraySegment<byte>(json));
        return Reflection.Deserialize<T>(reader);
    }

    public override object? Convert(string json) => JsonConvert.DeserializeObject<T>(json);

    private sealed class WithoutConverters : DefaultContractResolver
    {
        // What is there already was only looked at.
        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            property.ObjectCreationHandling = ObjectCreationHandling.Replace;
            return property;
        }

        protected override JsonConverter? ResolveContractConverter(Type objectType) =>
            objectType.IsSubclassOf(typeof(CircleCiModel)) ? null : base.ResolveContractConverter(objectType);
    }
}
