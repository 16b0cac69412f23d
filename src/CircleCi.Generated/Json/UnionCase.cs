namespace CircleCi.Generated.Json;

/// <summary>Determines which case of a union JSON is, of values as <see cref="JsonInput.Kept"/> has them.</summary>
internal static class UnionCase
{
    public static bool IsBoolean(object kept, out bool value) => Is(kept, out value);

    public static bool IsInteger(object kept, out long value) => Is(kept, out value);

    public static bool IsNumber(object kept, out double value)
    {
        var number = kept is long integer ? integer : (kept as RawJson)?.Number();
        value = number.GetValueOrDefault();
        return number.HasValue;
    }

    private static bool Is<T>(object kept, out T value)
        where T : struct
    {
        value = kept is T it ? it : default;
        return kept is T;
    }
}
