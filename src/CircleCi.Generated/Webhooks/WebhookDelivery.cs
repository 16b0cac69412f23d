using CircleCi.Generated.Json;

namespace CircleCi.Generated.Webhooks;

public partial class WebhookDelivery
{
    /// <summary>Reads the body of a delivery whose signature was checked before, or that has none.</summary>
    /// <exception cref="CircleCiException">The body is not a delivery.</exception>
    public static WebhookDelivery Read(byte[] body)
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
            ? Read(body)
            : throw new CircleCiException($"The delivery's header {WebhookSignature.HeaderName} {(string.IsNullOrEmpty(signature) ? "is missing" : "does not fit its body and the secret")}; it may not come from CircleCI.");

    /// <summary>The job that the delivery tells of.</summary>
    /// <exception cref="ArgumentException">It tells of none, or of one without a number.</exception>
    public static implicit operator JobReference(WebhookDelivery delivery) => IdText.Of(delivery, nameof(delivery)).Job is { } job
        ? new JobReference(delivery.Project.Slug, job.Number == 0 ? null : job.Number, job.Name)
        : throw new ArgumentException($"The delivery tells of a {delivery.Type}, not of a job.", nameof(delivery));
}
