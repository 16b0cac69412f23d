using System.Reflection;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Json.Reading;

/// <summary>The ways to read one of the SDK's models or unions: its generated reader, Newtonsoft.Json with the SDK's settings, and <c>JsonConvert</c>.</summary>
internal abstract class ModelReader
{
    public static IReadOnlyDictionary<string, ModelReader> All { get; } =
        typeof(CircleCiModel).Assembly.GetTypes()
            .Where(t => (t.IsSubclassOf(typeof(CircleCiModel)) || t.IsSubclassOf(typeof(Union))) && !t.IsAbstract)
            .Select(Of)
            .ToDictionary(r => r.Type.FullName!["CircleCi.Generated.".Length..]);

    public abstract Type Type { get; }

    public abstract object? Read(byte[] json);

    /// <exception cref="UnusualJsonException">The reader leaves it to Newtonsoft.Json.</exception>
    public abstract object? ReadFast(byte[] json);

    public abstract object? ReadSlowly(byte[] json, IArrayPool<char>? buffers = null);

    public abstract object? Convert(string json);

    private static ModelReader Of(Type type)
    {
        var read = type.GetMethod("ReadFrom", BindingFlags.Static | BindingFlags.NonPublic) ?? throw new InvalidOperationException($"{type} has no reader.");
        return (ModelReader)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type), read)!;
    }
}

internal sealed class Of<T>(MethodInfo read) : ModelReader
{
    private readonly Answer<T> _answer = Answer.OfValue(read.CreateDelegate<Reader<T>>());

    public override Type Type => typeof(T);

    public override object? Read(byte[] json) => CircleCiJson.Read(new ArraySegment<byte>(json), _answer);

    public override object? ReadFast(byte[] json) => CircleCiJson.ReadFast(new ArraySegment<byte>(json), _answer);

    public override object? ReadSlowly(byte[] json, IArrayPool<char>? buffers = null) => CircleCiJson.ReadSlowly(new ArraySegment<byte>(json), _answer, buffers: buffers);

    public override object? Convert(string json) => JsonConvert.DeserializeObject<T>(json);
}
