using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>How the answer to a call is read: by a generated reader, or else by Newtonsoft.Json, with a converter where plain reading would not do.</summary>
/// <param name="reader">The generated reader.</param>
/// <param name="empty">What an empty answer stands for, or null if for nothing.</param>
/// <param name="converter">What Newtonsoft.Json needs for a list or map by itself.</param>
internal sealed class Answer<T>(Reader<T> reader, Func<T>? empty = null, JsonConverter? converter = null)
{
    public Reader<T> Reader { get; } = reader;

    public Func<T>? Empty { get; } = empty;

    public JsonConverter? Converter { get; } = converter;
}

/// <summary>Makes answers.</summary>
internal static class Answer
{
    public static Answer<T> Of<T>(Reader<T> reader)
        where T : new() => new(reader, static () => new T());

    public static Answer<T> OfValue<T>(Reader<T> reader) => new(reader);

    public static Answer<IReadOnlyList<T>> OfList<T>(Reader<T> item) => new((ref JsonInput json) => json.List(item), static () => [], new ListConverter<T>());

    public static Answer<IReadOnlyDictionary<string, T>> OfMap<T>(Reader<T> item) =>
        new((ref JsonInput json) => json.Map(item), static () => new Dictionary<string, T>(), new MapConverter<T>());
}
