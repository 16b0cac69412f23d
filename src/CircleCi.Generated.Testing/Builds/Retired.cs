using CircleCi.Generated.Testing.Server;

namespace CircleCi.Generated.Testing.Builds;

/// <summary>The operations of v1 and v1.1 that start something: CircleCI announces their end, and then they are gone.</summary>
internal static class Retired
{
    private static readonly DateTimeOffset Sunset = new(2027, 2, 1, 0, 0, 0, TimeSpan.Zero);

    public static Func<Call, SandboxResponse> Until2027(Func<Call, SandboxResponse> handler) => call =>
    {
        if (call.Now >= Sunset)
            throw new RequestError(410, "This endpoint has been retired.", "it ended on 1 February 2027, which the sandbox's clock has passed; use v2");
        var response = handler(call);
        return response with { Headers = new(response.Headers) { ["Deprecation"] = "true", ["Sunset"] = Sunset.ToString("R", System.Globalization.CultureInfo.InvariantCulture) } };
    };
}
