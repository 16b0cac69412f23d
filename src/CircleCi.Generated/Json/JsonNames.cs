#if NETSTANDARD2_0
using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>The names of all models' members, so that reading one of them makes no new text and comparing it compares references.</summary>
internal static class JsonNames
{
    private static readonly object Gate = new();

    /// <summary>For readers; they may read while a name is added.</summary>
    public static DefaultJsonNameTable Table { get; } = new();

    /// <summary>The text to use for this name.</summary>
    public static string Add(string name)
    {
        lock (Gate)
            return Table.Add(name);
    }
}
#endif
