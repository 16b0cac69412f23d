using System.Text;
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;
#if NET8_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
#endif

namespace CircleCi.Generated;

/// <summary>The response to a call of <see cref="CircleCiClient.SendAsync(HttpMethod, string, CancellationToken)"/>.</summary>
public sealed class CircleCiResponse : CircleCiResponseInfo
{
    internal CircleCiResponse(string requestMethod, string requestPath, int attempts, HttpResponseMessage response, string? token, byte[] body)
        : base(requestMethod, requestPath, attempts, response, token) => Body = body;

    internal OddMemberLog? OddMembers { get; init; }

    /// <summary>A warning for the log, without its message.</summary>
    internal CircleCiLogEntry? Entry { get; init; }

    /// <summary>The body, as received.</summary>
    public byte[] Body { get; }

    /// <summary>The body as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Body);

    /// <summary>
    /// Reads the body as JSON into one of the SDK's models, a type of your own, a <c>JToken</c> or, on .NET, a <c>JsonElement</c> or <c>JsonNode</c>. Your own types are read
    /// by Newtonsoft.Json or, on .NET, by System.Text.Json if they have attributes of it alone.
    /// </summary>
    /// <exception cref="CircleCiException">The body is not JSON of this type.</exception>
#if NET8_0_OR_GREATER
    [RequiresUnreferencedCode(CallersJson.Reflects)]
    [RequiresDynamicCode(CallersJson.Reflects)]
    public T ReadAs<T>() => Read<T>(odd => CallersJson.Reads(typeof(T)) ? CallersJson.Read(CircleCiJson.Plain(new ArraySegment<byte>(Body), odd), typeof(T)) : ByNewtonsoftJson(typeof(T), odd));

    /// <summary>Reads the body as JSON with System.Text.Json. Works in programs that are compiled ahead of time.</summary>
    /// <param name="typeInfo">How System.Text.Json reads the type, from a context that its source generation creates. A context can have the SDK's models, too.</param>
    /// <exception cref="CircleCiException">The body is not JSON of this type.</exception>
    public T ReadAs<T>(JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        return Read<T>(odd => CallersJson.Read(CircleCiJson.Plain(new ArraySegment<byte>(Body), odd), typeInfo));
    }
#else
    public T ReadAs<T>() => Read<T>(odd => ByNewtonsoftJson(typeof(T), odd));
#endif

    private object? ByNewtonsoftJson(Type type, OddMembers odd) => CircleCiJson.ReadAs(new ArraySegment<byte>(Body), type, odd);

    private T Read<T>(Func<OddMembers, object?> read)
    {
        try
        {
            using var invariant = InvariantScope.Enter();
            var odd = new OddMembers();
            var value = (T?)read(odd) ?? throw Unreadable("is empty.", null);
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
