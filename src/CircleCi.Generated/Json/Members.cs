using System.Diagnostics.CodeAnalysis;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>
/// Members that are never null but know whether they were set. A member that was not changed is not written. An empty list that was assigned is written,
/// because it may clear a list on the server.
/// </summary>
internal static class Members
{
    private static readonly byte[] Nothing = [(byte)'{', (byte)'}'];

    public static IList<T> Get<T>(ref IList<T>? field) => field ??= new UnsetList<T>();

    public static CircleCiMap<T> Get<T>(ref CircleCiMap<T>? field) => field ??= new UnsetMap<T>();

    public static bool IsSet<T>(IList<T>? field) => field is not (null or UnsetList<T> { Count: 0 });

    /// <summary>Whether what <see cref="Tokens"/> has is set.</summary>
    public static bool IsSetTokens(object? field) => field is RawJson || IsSet((CircleCiMap<JToken>?)field);

    public static bool IsSet<T>(CircleCiMap<T>? field) => field is not (null or UnsetMap<T> { Count: 0 });

    /// <summary>Gets a model or union, creating it on first access. It is not written unless something in it is set.</summary>
    public static T Get<T>(ref T? field)
        where T : class, new()
    {
        if (field is not null)
            return field;
        field = new T();
        if (field is CircleCiModel model)
            model.IsPlaceholder = true;
        return field;
    }

    public static bool IsSet<T>([NotNullWhen(true)] T? field)
        where T : class, new() => field switch
        {
            null => false,
            CircleCiModel { IsPlaceholder: true } model => !Fresh<T>.Is(model),
            Union union => !union.IsEmpty,
            _ => true,
        };

    /// <summary>Gets a map of JSON of whatever kind.</summary>
    /// <param name="field">Null, the map, or what to make it of.</param>
    /// <exception cref="CircleCiFormatException">It could not be read.</exception>
    public static CircleCiMap<JToken> Tokens(ref object? field)
    {
        while (true)
        {
            var now = field;
            if (now is CircleCiMap<JToken> map)
                return map;
            // Two threads may both make it; they get the same.
            Interlocked.CompareExchange(ref field, (now as RawJson)?.Members(static (ref JsonInput json) => json.Token()) ?? new UnsetMap<JToken>(), now);
        }
    }

    /// <summary>Copies a collection, or returns null if it was not set.</summary>
    public static IList<T>? CopyOf<T>(IList<T>? list) => IsSet(list) ? [.. list!] : null;

    /// <inheritdoc cref="CopyOf{T}(IList{T})"/>
    public static CircleCiMap<T>? CopyOf<T>(CircleCiMap<T>? map)
    {
        if (!IsSet(map))
            return null;
        var copy = new CircleCiMap<T>();
        foreach (var value in map!)
            copy[value.Key] = value.Value;
        return copy;
    }

    /// <summary>Copies a model or union with all that is in it.</summary>
    public static T CopyOf<T>(T value)
        where T : class, new()
    {
        var json = new ArraySegment<byte>(Encoding.UTF8.GetBytes(CircleCiJson.Write(value)));
        if (value is Union union)
            return CircleCiJson.ReadCopy(json, (ref JsonInput input) => (T)(object)union.ReadAnother(ref input), null);
        var copy = new T();
        CircleCiJson.ReadInto((CircleCiModel)(object)copy, json, null);
        return copy;
    }

    /// <summary>Returns the value of a member that is never null; null if it stands for one that the response did not contain.</summary>
    public static T? IfReceived<T>(CircleCiModel model, string wire, T value)
        where T : struct => !EqualityComparer<T>.Default.Equals(value, default) || model.Has(wire) ? value : null;

    /// <summary>Returns the model, or null if nothing in it is set.</summary>
    public static T? OrNothing<T>(T model)
        where T : CircleCiModel => CircleCiJson.IsWrittenAs(model, Nothing) ? null : model;

    /// <summary>What is written of a model in which nothing was set.</summary>
    private static class Fresh<T>
        where T : class, new()
    {
        private static readonly byte[] Bytes = CircleCiJson.ShowBytes(new T());

        public static bool Is(CircleCiModel model) => CircleCiJson.IsWrittenAs(model, Bytes);
    }

    private sealed class UnsetList<T> : List<T>;

#if NET8_0_OR_GREATER
    [System.Text.Json.Serialization.JsonConverter(typeof(CircleCiMapJsonConverter))]
#endif
    private sealed class UnsetMap<T> : CircleCiMap<T>;
}
