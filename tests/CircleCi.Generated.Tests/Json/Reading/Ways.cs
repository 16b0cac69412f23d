using System.Text;

namespace CircleCi.Generated.Tests.Json.Reading;

/// <summary>All ways to read JSON, for what must hold of each of them.</summary>
internal static class Ways
{
    /// <summary>As a call reads it, as Newtonsoft.Json does with the SDK's settings, and as <c>JsonConvert</c> does.</summary>
    public static IReadOnlyList<T> Read<T>(string json)
    {
        var reader = ModelReader.All[typeof(T).FullName!["CircleCi.Generated.".Length..]];
        var bytes = Encoding.UTF8.GetBytes(json);
        return [(T)reader.Read(bytes)!, (T)reader.ReadSlowly(bytes)!, (T)reader.Convert(json)!];
    }
}
