using System.Text;
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;

namespace CircleCi.Generated;

/// <summary>The response to a call that was made by its path, see <see cref="CircleCiClient.SendAsync"/>.</summary>
public sealed class CircleCiResponse : CircleCiResponseInfo
{
    internal CircleCiResponse(string requestMethod, string requestPath, int tries, HttpResponseMessage response, string? token, byte[] body)
        : base(requestMethod, requestPath, tries, response, token) => Body = body;

    internal OddMemberLog? OddMembers { get; init; }

    /// <summary>A warning for the log, without its message.</summary>
    internal CircleCiLogEntry? Entry { get; init; }

    /// <summary>The body as it came.</summary>
    public byte[] Body { get; }

    /// <summary>The body as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Body);

    /// <summary>Reads the body as JSON: as one of the SDK's models, one of your own, or a <c>JToken</c>.</summary>
    /// <exception cref="CircleCiException">The body is not JSON of this type.</exception>
    public T ReadAs<T>()
    {
        try
        {
            using var invariant = InvariantScope.Enter();
            var odd = new OddMembers();
            var value = (T?)CircleCiJson.ReadAs(new ArraySegment<byte>(Body), typeof(T), odd) ?? throw Unreadable("is empty.", null);
            OddMembers?.Take(odd, Entry!, why => Unreadable($"could not be read as {typeof(T).Name}: {why}", null));
            return value;
        }
        catch (Exception e) when (e is not (CircleCiException or OutOfMemoryException))
        {
            // Models of users throw what they like, and on hostile input Newtonsoft.Json more than JsonException.
            throw Unreadable($"could not be read as {typeof(T).Name}: {e.Message}", e);
        }
    }

    private CircleCiFormatException Unreadable(string why, Exception? e) => new($"{RequestMethod} {RequestPath}: the response {why}", e)
    {
        StatusCode = StatusCode,
        RequestMethod = RequestMethod,
        RequestPath = RequestPath,
        ResponseHeaders = Headers,
        ResponseBody = ToString(),
    };
}
