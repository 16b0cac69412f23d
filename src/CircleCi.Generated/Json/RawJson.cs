using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>A JSON object that is read when it is requested, as what is requested: its members, or tokens.</summary>
internal sealed class RawJson(byte[] bytes)
{
    private ArraySegment<byte> All => new(bytes);

    /// <exception cref="CircleCiFormatException">It is no JSON.</exception>
    public JToken Parse()
    {
        try
        {
            return JsonInput.ReadTree(All) ?? CircleCiJson.ReadToken(All, CircleCiJson.MaxDepth);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw Unreadable(e);
        }
    }

    /// <summary>The members, with those that are null.</summary>
    /// <exception cref="CircleCiFormatException">It is no JSON.</exception>
    public CircleCiMap<T> Members<T>(Reader<T> read)
    {
        try
        {
            return JsonInput.ReadMembers(All, read);
        }
        catch (UnusualJsonException e)
        {
            throw Unreadable(e);
        }
    }

    private static CircleCiFormatException Unreadable(Exception e) => new($"A value of a response could not be read when it was accessed: {e.Message}", e);
}
