using CircleCi.Generated.Json;

namespace CircleCi.Generated.Webhooks;

public partial class WebhookDelivery
{
    /// <summary>Reads a delivery without checking its signature: for one that was checked before, or a webhook without a secret.</summary>
    /// <exception cref="CircleCiException">The body is not a delivery.</exception>
    public static WebhookDelivery ReadUnverified(byte[] body)
    {
        if (body is null)
            throw new ArgumentNullException(nameof(body));
        try
        {
            return CircleCiJson.Read<WebhookDelivery>(new ArraySegment<byte>(body), ReadFrom) ?? throw new CircleCiException("The webhook's delivery is empty.");
        }
        catch (Exception e) when (e is not (CircleCiException or OutOfMemoryException))
        {
            throw new CircleCiException($"The webhook's delivery could not be read: {e.Message}", e);
        }
    }

    /// <summary>Checks the signature of a delivery, then reads it.</summary>
    /// <param name="body">The body as it came, byte for byte.</param>
    /// <param name="signature">The header <c>circleci-signature</c>; null if there was none.</param>
    /// <param name="secret">The webhook's signing secret.</param>
    /// <exception cref="CircleCiException">The signature is missing or not of this secret and body, or the body is not a delivery.</exception>
    public static WebhookDelivery Read(byte[] body, string? signature, string secret) =>
        WebhookSignature.IsValid(signature, body, secret)
            ? ReadUnverified(body)
            : throw new CircleCiException($"The delivery's header {WebhookSignature.HeaderName} {(string.IsNullOrEmpty(signature) ? "is missing" : "does not fit its body and the secret")}; it may not come from CircleCI.");
}
