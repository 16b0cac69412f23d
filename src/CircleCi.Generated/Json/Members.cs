using System.Diagnostics.CodeAnalysis;

namespace CircleCi.Generated.Json;

/// <summary>
/// Members that are never null and yet know whether they were set: what nobody touched is not written, while an empty list that was assigned is,
/// because it may clear a list on the server.
/// </summary>
internal static class Members
{
    public static IList<T> Get<T>(ref IList<T>? field) => field ??= new UnsetList<T>();

    public static CircleCiMap<T> Get<T>(ref CircleCiMap<T>? field) => field ??= new UnsetMap<T>();

    public static bool IsSet<T>(IList<T>? field) => field is not (null or UnsetList<T> { Count: 0 });

    public static bool IsSet<T>(CircleCiMap<T>? field) => field is not (null or UnsetMap<T> { Count: 0 });

    /// <summary>A model or union that is there when somebody looks, and not written for that alone.</summary>
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
            CircleCiModel { IsPlaceholder: true } model => !string.Equals(model.ToString(), new T().ToString(), StringComparison.Ordinal),
            Union union => union.Value is not null,
            _ => true,
        };

    /// <summary>A list of its own with what is in one that was set; null for one that was not.</summary>
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

    /// <summary>Null for a model in which nothing is set.</summary>
    public static T? OrNothing<T>(T model)
        where T : CircleCiModel => model.ToString() == "{}" ? null : model;

    private sealed class UnsetList<T> : List<T>;

    private sealed class UnsetMap<T> : CircleCiMap<T>;
}
