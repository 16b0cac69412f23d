using CircleCi.Generated.Json;

namespace CircleCi.Generated.Webhooks;

public partial class WebhookDelivery
{
    /// <summary>Reads the body of a delivery without verifying its signature, for one that was verified before or is not signed.</summary>
    /// <exception cref="CircleCiException">The body is not a delivery.</exception>
    public static WebhookDelivery ReadUnverified(byte[] body)
    {
        if (body is null)
            throw new ArgumentNullException(nameof(body));
        try
        {
            return CircleCiJson.Read<WebhookDelivery>(new ArraySegment<byte>(body), ReadFrom) ?? throw new CircleCiException("The webhook delivery is empty.");
        }
        catch (Exception e) when (e is not (CircleCiException or OutOfMemoryException))
        {
            throw new CircleCiException($"The webhook delivery could not be read: {e.Message}", e);
        }
    }

    /// <summary>Verifies the signature of a delivery and reads it.</summary>
    /// <param name="body">The body as received, byte for byte.</param>
    /// <param name="signature">The value of the <c>circleci-signature</c> header; null if there was none.</param>
    /// <param name="secret">The webhook's signing secret.</param>
    /// <exception cref="CircleCiException">The signature is missing or does not match the body and the secret, or the body is not a delivery.</exception>
    public static WebhookDelivery Read(byte[] body, string? signature, string secret) =>
        WebhookSignature.IsValid(signature, body, secret)
            ? ReadUnverified(body)
            : throw new CircleCiException($"The delivery's header {WebhookSignature.HeaderName} {(string.IsNullOrEmpty(signature) ? "is missing" : "does not match its body and the secret")}; it may not come from CircleCI.");

    /// <summary>Converts the delivery to a reference to its job.</summary>
    /// <exception cref="ArgumentException">The delivery has no job, or a job without a number.</exception>
    public static implicit operator JobReference(WebhookDelivery delivery) => IdText.Of(delivery, nameof(delivery)).Job is { } job
        ? new JobReference(delivery.Project.Slug, job.Number == 0 ? null : job.Number, job.Name)
        : throw new ArgumentException($"The delivery is a {delivery.Type} event, which has no job.", nameof(delivery));
}
