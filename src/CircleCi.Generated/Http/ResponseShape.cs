using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>How the response to a call is read.</summary>
/// <param name="reader">The generated reader.</param>
/// <param name="empty">What an empty response stands for, or null if for nothing.</param>
internal sealed class ResponseShape<T>(Reader<T> reader, Func<T>? empty = null) : IBodyReader<T>
{
    private ResponseShape<T>? _orNull;

    public Reader<T> Reader { get; } = reader;

    public Func<T>? Empty { get; } = empty;

    /// <summary>Whether null, or nothing at all, is documented as a response.</summary>
    public bool MayBeNull { get; private init; }

    /// <summary>Makes of the bytes what the caller gets, where these are no JSON.</summary>
    public Func<ArraySegment<byte>, T>? Plain { get; init; }

    /// <summary>The generated reader that it was created for: its own, or that of its elements.</summary>
    public Delegate? For { get; init; }

    public T Read(OpenResponse open, ArraySegment<byte> bytes) => ResponseReader.Read(open, bytes, this);

    public ResponseShape<T> OrNull() => _orNull ??= new(Reader, Empty) { MayBeNull = true };
}

/// <summary>Creates shapes of responses.</summary>
internal static class ResponseShape
{
    /// <summary>A file, or whatever else is no JSON, as it came.</summary>
    public static ResponseShape<byte[]> Bytes { get; } = new(NoJson<byte[]>) { Plain = static bytes => [.. bytes] };

    /// <summary>Text as it came, without JSON's quotes.</summary>
    public static ResponseShape<string> Text { get; } = new(NoJson<string>) { Plain = static bytes => Utf8Text.Decode(Utf8Text.WithoutMark(bytes)) };

    /// <summary>A model or a union, which reads itself.</summary>
    public static ResponseShape<T> OfModel<T>()
        where T : class, new() => Model<T>.Shape;

    public static ResponseShape<T> Of<T>(Reader<T> reader)
        where T : struct => OfEnum<T>.Last is { } last && ReferenceEquals(last.For, reader) ? last : OfEnum<T>.Last = new(reader, static () => default) { For = reader };

    public static ResponseShape<T> OfValue<T>(Reader<T> reader) => OfOther<T>.Last is { } last && ReferenceEquals(last.For, reader) ? last : OfOther<T>.Last = new(reader) { For = reader };

    public static ResponseShape<IReadOnlyList<T>> OfList<T>(Reader<T> item) =>
        OfItems<T>.Last is { } last && ReferenceEquals(last.For, item) ? last : OfItems<T>.Last = new((ref JsonInput json) => json.List(item), static () => []) { For = item };

    public static ResponseShape<IReadOnlyDictionary<string, T>> OfMap<T>(Reader<T> item) =>
        OfMembers<T>.Last is { } last && ReferenceEquals(last.For, item) ? last : OfMembers<T>.Last = new((ref JsonInput json) => json.Map(item), static () => new Dictionary<string, T>()) { For = item };

    private static T NoJson<T>(ref JsonInput json) => throw new UnusualJsonException();

    private static class Model<T>
        where T : class, new()
    {
        public static ResponseShape<T> Shape { get; } = new(static (ref JsonInput json) => json.Whole(new T()), static () => new T());
    }

    // A type has one reader most often, so that the shape that was created last is the one that is wanted. Races only create another.
    private static class OfEnum<T>
    {
        public static ResponseShape<T>? Last { get; set; }
    }

    private static class OfOther<T>
    {
        public static ResponseShape<T>? Last { get; set; }
    }

    private static class OfItems<T>
    {
        public static ResponseShape<IReadOnlyList<T>>? Last { get; set; }
    }

    private static class OfMembers<T>
    {
        public static ResponseShape<IReadOnlyDictionary<string, T>>? Last { get; set; }
    }
}
