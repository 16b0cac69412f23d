using System.Text;

namespace CircleCi.Generated.Json;

/// <summary>A text that is the same for values that are the same, in whatever order objects have their members.</summary>
internal static class SortedJson
{
    /// <exception cref="Newtonsoft.Json.JsonException">It cannot be written as JSON.</exception>
    public static string Of(object? value)
    {
        if (value is null)
            return "null";
        var json = CircleCiJson.Write(value);
        return JsonInput.TrySort(new ArraySegment<byte>(Encoding.UTF8.GetBytes(json)), out var sorted) ? sorted : json;
    }
}
