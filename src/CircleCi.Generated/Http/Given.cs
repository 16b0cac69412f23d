using System.Globalization;
using CircleCi.Generated.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Http;

/// <summary>Rejects values that cannot be intended before anything is sent: IDs of zeros, empty names, and enums and times without a value.</summary>
internal static class Given
{
    /// <param name="of">The model.</param>
    /// <param name="value">What was given for a member that is required.</param>
    /// <param name="member">The member.</param>
    /// <param name="mayBeEmpty">Whether an empty text or list says something there.</param>
    /// <exception cref="ArgumentException">It is missing or empty, or something in it is.</exception>
    public static void Required<T>(CircleCiModel of, T value, string member, bool mayBeEmpty = false) => Present(new Place(of, member), value, mayBeEmpty);

    /// <summary>An empty text or enum is as good as none and is not sent; an empty id or time is a mistake.</summary>
    /// <exception cref="ArgumentException">It, or something in it, is empty.</exception>
    public static void Optional<T>(CircleCiModel of, T value, string member)
    {
        if (value is Guid or DateTimeOffset or TimeSpan or IWireId && Emptiness(value) is { } how)
            throw Refuse<T>(new Place(of, member), how, ", or omit it", value);
        Inside(value);
    }

    /// <inheritdoc cref="Required"/>
    public static void RequiredList<T>(CircleCiModel of, IList<T>? values, string member, bool mayBeEmpty = false)
    {
        if (!Members.IsSet(values) || (values!.Count == 0 && !mayBeEmpty))
            throw Refuse<IList<T>>(new Place(of, member), Members.IsSet(values) ? "empty" : "not set");
        OptionalList(of, values, member);
    }

    /// <inheritdoc cref="Optional"/>
    public static void OptionalList<T>(CircleCiModel of, IList<T>? values, string member)
    {
        for (var i = 0; i < values?.Count; i++)
            Present(new Place(of, member, index: i), values[i]);
    }

    /// <summary>A map that was set may be empty; its names may not.</summary>
    /// <exception cref="ArgumentException">It is missing, or something in it is empty.</exception>
    public static void RequiredMap<T>(CircleCiModel of, CircleCiMap<T>? values, string member)
    {
        if (!Members.IsSet(values))
            throw Refuse<CircleCiMap<T>>(new Place(of, member), "not set");
        OptionalMap(of, values, member);
    }

    /// <inheritdoc cref="Optional"/>
    public static void OptionalMap<T>(CircleCiModel of, CircleCiMap<T>? values, string member)
    {
        if (values is null)
            return;
        foreach (var value in values)
        {
            Present(new Place(of, member, isName: true), value.Key);
            Inside(value.Value);
        }
    }

    /// <inheritdoc cref="RequiredMap{T}"/>
    public static void RequiredTokens(CircleCiModel of, object? tokens, string member)
    {
        if (!Members.IsSetTokens(tokens))
            throw Refuse<CircleCiMap<JToken>>(new Place(of, member), "not set");
        OptionalTokens(of, tokens, member);
    }

    /// <inheritdoc cref="Optional"/>
    public static void OptionalTokens(CircleCiModel of, object? tokens, string member) => OptionalMap(of, tokens as CircleCiMap<JToken>, member);

    /// <summary>Null for an empty text, which PowerShell makes of its null.</summary>
    public static string? OrNull(string? value) => value is { Length: 0 } ? null : value;

    /// <inheritdoc cref="OrNull(string?)"/>
    public static T? OrNull<T>(T? value)
        where T : struct, IWireEnum => value is { Value.Length: 0 } ? null : value;

    /// <summary>How something is empty; null if it is not.</summary>
    public static string? Emptiness(object value) => value switch
    {
        string { Length: 0 } => "empty",
        string text when string.IsNullOrWhiteSpace(text) => "blank",
        CircleCiSecret secret => Emptiness(secret.Reveal()),
        Guid id when id == Guid.Empty => id.ToString("D"),
        DateTimeOffset time when time == default => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IWireId { IsEmpty: true } id => id.Value.Length == 0 ? "empty" : id.Value,
        IWireEnum constant when string.IsNullOrWhiteSpace(constant.Value) => "empty",
        Union { IsEmpty: true } => "empty",
        TimeSpan time when time < TimeSpan.Zero => time.ToString("c", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Describes the expected value, for error messages.</summary>
    /// <param name="type">The expected type.</param>
    /// <param name="value">The specified value. An ID describes what it identifies.</param>
    public static string Wanted(Type type, object? value = null)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) || type == typeof(CircleCiSecret) ? "specify text"
            : type == typeof(Guid) ? "specify a UUID"
            : value is IWireId id ? $"specify {id.Wanted}"
            : type == typeof(DateTimeOffset) ? "specify a time"
            : type == typeof(TimeSpan) ? "specify a duration of zero or more"
            : type == typeof(bool) ? "specify true or false"
            : type == typeof(long) || type == typeof(int) || type == typeof(double) ? "specify a number"
            : type.IsGenericType ? type.Name.StartsWith(nameof(CircleCiMap<object>), StringComparison.Ordinal) ? "specify values by name, or an empty map for none" : "specify a list"
            : $"specify a {type.Name}";
    }

    /// <summary>Returns the object that contains the arguments of a call, or rejects null.</summary>
    /// <exception cref="ArgumentNullException">The object is null.</exception>
    public static T NotNull<T>(T value, string name) => value is null ? throw new ArgumentNullException(name) : value;

    private static void Present<T>(Place place, T value, bool mayBeEmpty = false)
    {
        if (value is null)
            throw Refuse<T>(place, "null");
        if (!mayBeEmpty && Emptiness(value) is { } how)
            throw Refuse<T>(place, how, value: value);
        Inside(value);
    }

    private static void Inside(object? value)
    {
        if ((value is Union union ? union.Content : value) is CircleCiModel model)
            model.Check();
    }

    private static ArgumentException Refuse<T>(Place place, string how, string or = "", object? value = null) => new($"{place} is {how}; {Wanted(typeof(T), value)}{or}.");

    /// <summary>Where a value is, which is put into words only if it is rejected.</summary>
    private readonly struct Place(CircleCiModel of, string member, int index = -1, bool isName = false)
    {
        public override string ToString() => $"{(isName ? "A name in " : "")}{of.Table.TypeName}.{member}{(index >= 0 ? $"[{index}]" : "")}";
    }
}
