using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated.Http;

/// <summary>Makes of a body what the caller gets.</summary>
internal static class ResponseReader
{
    /// <exception cref="CircleCiException">The body is not what is documented.</exception>
    public static T Read<T>(OpenResponse open, ArraySegment<byte> bytes, ResponseShape<T> shape)
    {
        if (IsGone(open, bytes))
            return shape.Empty is { } nothing ? nothing() : default!;
        if (shape.Plain is { } plain)
            return plain(bytes);
        T? value;
        OddMembers? odd;
        try
        {
            // Newtonsoft.Json has no null for these: it would make false of nothing.
            if (default(T) is not null && CircleCiJson.IsNothing(bytes))
                return EmptyResponse(open, shape);
            value = CircleCiJson.Read(bytes, shape.Reader, out odd);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or CircleCiException))
        {
            // On hostile input Newtonsoft.Json throws more than JsonException.
            throw Failure.Unreadable(open.Call, open.Response, bytes, e);
        }

        if (odd is not null)
            Tell(open, odd, bytes);
        if (value is null or Union { IsEmpty: true })
            return shape.MayBeNull ? Nothing(shape) : EmptyResponse(open, shape);
        // v1.1 can return 200 with nothing but an error's message (angular/github-robot#54).
        var model = value as CircleCiModel ?? (value is IReadOnlyList<CircleCiModel> { Count: 1 } list ? list[0] : null);
        if (model?.StrayMessage is { } message && IsOnly(bytes))
            throw Failure.OnlyMessage(open.Call, open.Response, message);
        if (open.Request.Method == "POST" && Lack(value, bytes) is { } lack)
            throw Failure.Empty(open.Call, open.Response, lack, ErrorBody.Text(bytes, open.Call.Token));
        return value;
    }

    /// <summary>Reports what could not be read.</summary>
    /// <param name="open">The response.</param>
    /// <param name="odd">What could not be read of it.</param>
    /// <param name="bytes">Its body, or what is left of it.</param>
    /// <param name="items">How many items were read before, if it is read as a list.</param>
    /// <exception cref="CircleCiException">There is something, and the client's options make an exception of it.</exception>
    public static void Tell(OpenResponse open, OddMembers odd, ArraySegment<byte> bytes, long? items = null)
    {
        if (odd.All.Count > 0)
            open.Call.OddMembers.Take(odd, open.Entry(), why => Failure.Unreadable(open.Call, open.Response, bytes, new JsonSerializationException(why), items));
    }

    /// <summary>Looks at the body of a success that is not read any further: a web page, such as that of a sign-in, is none.</summary>
    /// <exception cref="CircleCiException">It is no response of CircleCI's.</exception>
    public static bool Skip(OpenResponse open, ArraySegment<byte> bytes)
    {
        if (IsGone(open, bytes))
            return true;
        var start = JsonScanner.SkipBlank(bytes.Array!, bytes.Offset, bytes.Offset + bytes.Count);
        if (start != JsonScanner.NotYet && bytes.Array![start] == '<')
            throw Failure.Unreadable(open.Call, open.Response, bytes, new Newtonsoft.Json.JsonReaderException("Unexpected character '<'."));
        return true;
    }

    /// <summary>Whether the response says that what was to be removed is not there, after an attempt that may have removed it.</summary>
    /// <exception cref="CircleCiException">It is not CircleCI that says so, but a web page or a storage.</exception>
    private static bool IsGone(OpenResponse open, ArraySegment<byte> bytes)
    {
        if (open.Response.IsSuccessStatusCode)
            return false;
        var body = ErrorBody.Text(bytes, open.Call.Token);
        return ErrorMessage.IsPage(body) || ErrorMessage.IsXml(body) ? throw Failure.Refused(open.Call, open.Response, body, DateTimeOffset.MinValue) : true;
    }

    private static bool IsOnly(ArraySegment<byte> bytes)
    {
        try
        {
            return CircleCiJson.IsOnly(bytes);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Lists and maps are never null.</summary>
    private static T Nothing<T>(ResponseShape<T> shape) => shape.Empty is { } make ? make() : default!;

    // What is gone needs no words, and a message is optional. What was promised otherwise, such as the id of what was made, was not given.
    private static T EmptyResponse<T>(OpenResponse open, ResponseShape<T> shape)
    {
        if (open.Request.Method != "GET" && shape.Empty is { } make && make() is var empty && (open.Request.Method == "DELETE" || empty is CircleCiModel { IsMessage: true }))
            return empty;
        throw Failure.Empty(open.Call, open.Response);
    }

    /// <summary>What a response to something that was made has not, though nothing can be done with it without; null if it has all of that.</summary>
    private static string? Lack<T>(T value, ArraySegment<byte> bytes) => value switch
    {
        CircleCiModel { HasIdentity: true } or Union when CircleCiJson.IsEmptyObject(bytes) => "is empty",
        CircleCiModel { LacksId: true } or Union { Content: CircleCiModel { LacksId: true } } => "has no id",
        _ => null,
    };
}
