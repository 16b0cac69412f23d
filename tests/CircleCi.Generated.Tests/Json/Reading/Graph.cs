using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Reading;

/// <summary>Compares what was read, member by member, as a user would see it.</summary>
internal static class Graph
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>Where the two differ and how; null if they do not.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <param name="exactly">Whether times must have the same offset, not only be the same.</param>
    /// <param name="path">Where they are.</param>
    public static string? Difference(object? left, object? right, bool exactly = true, string path = "$")
    {
        if (left is null || right is null)
            return left is null && right is null ? null : $"{path}: {Show(left)} and {Show(right)}";
        if (left is JToken leftJson && right is JToken rightJson)
            return string.Equals(Show(leftJson), Show(rightJson), StringComparison.Ordinal) ? null : $"{path}: {Show(left)} and {Show(right)}";
        if (left.GetType() != right.GetType() && left is not ICollection)
            return $"{path}: a {left.GetType()} and a {right.GetType()}";
        return left switch
        {
            CircleCiModel => OfModels(left, right, exactly, path),
            Union union => Difference(union.Value, ((Union)right).Value, exactly, path),
            string or ValueType or CircleCiSecret => Equals(left, right) && (!exactly || SameOffset(left, right)) ? null : $"{path}: {Show(left)} and {Show(right)}",
            IDictionary map => OfMaps(map, (IDictionary)right, exactly, path),
            IList list => OfLists(list, (IList)right, exactly, path),
            _ => throw new NotSupportedException($"{path}: a {left.GetType()} is not compared yet."),
        };
    }

    private static string? OfModels(object left, object right, bool exactly, string path)
    {
        var properties = Properties.GetOrAdd(left.GetType(), t => t.GetProperties().Where(p => p.GetIndexParameters().Length == 0).ToArray());
        // What was set and what was not differ in what is written.
        if (!string.Equals(left.ToString(), right.ToString(), StringComparison.Ordinal))
            return properties.Select(Members).FirstOrDefault(d => d is not null) ?? $"{path}: written as {left} and {right}";
        return properties.Select(Members).FirstOrDefault(d => d is not null);

        string? Members(PropertyInfo property) => Difference(property.GetValue(left), property.GetValue(right), exactly, $"{path}.{property.Name}");
    }

    private static string? OfMaps(IDictionary left, IDictionary right, bool exactly, string path)
    {
        var (leftKeys, rightKeys) = (left.Keys.Cast<string>().ToList(), right.Keys.Cast<string>().ToList());
        if (!leftKeys.SequenceEqual(rightKeys))
            return $"{path}: the keys {string.Join(", ", leftKeys)} and {string.Join(", ", rightKeys)}";
        return leftKeys.Select(k => Difference(left[k], right[k], exactly, $"{path}['{k}']")).FirstOrDefault(d => d is not null);
    }

    private static string? OfLists(IList left, IList right, bool exactly, string path)
    {
        if (left.Count != right.Count)
            return $"{path}: {left.Count} and {right.Count} elements";
        return Enumerable.Range(0, left.Count).Select(i => Difference(left[i], right[i], exactly, $"{path}[{i}]")).FirstOrDefault(d => d is not null);
    }

    private static bool SameOffset(object left, object right) => left is not DateTimeOffset time || time.Offset == ((DateTimeOffset)right).Offset;

    private static string Show(object? value) => value switch
    {
        null => "null",
        JToken json => $"{json.Type} {json.ToString(Formatting.None)}",
        string text => JsonConvert.ToString(text),
        DateTimeOffset time => time.ToString("o"),
        _ => value.ToString()!,
    };
}
