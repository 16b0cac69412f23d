using System.Net;

namespace CircleCi.Generated.Http;

/// <summary>
/// The body of a request, if an empty one: .NET's handlers send a request without one again when its connection drops. It knows whether it was written to a
/// connection; before that, CircleCI cannot have acted on the request.
/// </summary>
internal sealed class RequestContent : HttpContent
{
    private const string Json = "application/json; charset=utf-8";

    private readonly byte[] _bytes;
    private readonly Sending _sending;

    public RequestContent(byte[] bytes, string mediaType, Sending sending)
    {
        _bytes = bytes;
        _sending = sending;
        // CircleCI rejects a body without it (mtchavez/circleci#323).
        if (bytes.Length > 0)
            Headers.TryAddWithoutValidation("Content-Type", mediaType == ApiRequest.Json ? Json : ApiRequest.IsText(mediaType) ? $"{mediaType}; charset=utf-8" : mediaType);
    }

    private bool WasWritten { get; set; }

    /// <summary>Whether a request that failed may have arrived.</summary>
    public static bool WasSent(HttpRequestMessage request, Exception e) => !Connecting.Failed(e) || request.Content is RequestContent { WasWritten: true };

    /// <summary>Forgets what handlers further out wrote of it, such as into a log: from here on it goes to a connection.</summary>
    public static void Begin(HttpRequestMessage request)
    {
        if (request.Content is RequestContent content)
            content.WasWritten = false;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Begin(stream);
        return stream.WriteAsync(_bytes, 0, _bytes.Length);
    }

#if NET8_0_OR_GREATER
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begin(stream);
        return stream.WriteAsync(_bytes, 0, _bytes.Length, cancellationToken);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begin(stream);
        stream.Write(_bytes, 0, _bytes.Length);
    }
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }

    private void Begin(Stream stream)
    {
        WasWritten = true;
        // A handler that looks at the body sends nothing by that.
        if (stream is not MemoryStream)
            _sending.Write();
    }
}
