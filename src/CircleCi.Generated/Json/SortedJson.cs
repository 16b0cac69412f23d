namespace CircleCi.Generated.Json;

/// <summary>A text that is the same for values that are the same, in whatever order objects have their members.</summary>
internal static class SortedJson
{
    /// <exception cref="Newtonsoft.Json.JsonException">It cannot be written as JSON.</exception>
    public static string Of(object? value)
    {
        using var output = JsonOutput.Open(WritingMode.Plain);
        output.Any(value);
        return JsonInput.TrySort(output.Bytes, out var sorted) ? sorted : Utf8Text.Decode(output.Bytes);
    }
}
