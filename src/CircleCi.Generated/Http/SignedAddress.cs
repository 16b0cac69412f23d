using System.Net;

namespace CircleCi.Generated.Http;

/// <summary>Addresses of files that are signed for a while, as storages give them.</summary>
internal static class SignedAddress
{
    /// <summary>Whether the failure is what storage returns for an expired signature, each in its own way.</summary>
    public static bool MayHaveExpired(CircleCiException failure) =>
        failure.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone;
}
