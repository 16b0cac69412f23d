using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated.Http;

/// <summary>Makes of a body what the caller gets.</summary>
internal static class AnswerReader
{
    /// <exception cref="CircleCiException">The body is not what is documented.</exception>
    public static T Read<T>(OpenAnswer open, ArraySegment<byte> bytes, Answer<T> answer)
    {
        T? value;
        try
        {
            value = CircleCiJson.Read(bytes, answer);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // On hostile input Newtonsoft.Json throws more than JsonException.
            throw Failure.Unreadable(open.Call, open.Response, bytes, e);
        }

        if (value is null)
            return EmptyAnswer(open, answer);
        // v1.1 can answer 200 with nothing but an error's message (angular/github-robot#54).
        var model = value as CircleCiModel ?? (value is IReadOnlyList<CircleCiModel> { Count: 1 } list ? list[0] : null);
        if (model?.StrayMessage is { } message && IsOnly(bytes))
            throw Failure.OnlyMessage(open.Call, open.Response, message);
        return value;
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

    // Some calls that change something answer with an empty body (v1.1's keys): that is success. What is read was promised.
    private static T EmptyAnswer<T>(OpenAnswer open, Answer<T> answer)
    {
        if (open.Request.Method == "GET" || answer.Empty is not { } empty)
            throw Failure.Empty(open.Call, open.Response);
        return empty();
    }
}
