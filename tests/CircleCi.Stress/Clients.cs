using CircleCi.Generated;

namespace CircleCi.Stress;

internal static class Clients
{
    /// <summary>Options that hide nothing: no call is made again, and one that hangs is ended.</summary>
    public static CircleCiClientOptions Options(Uri server) => new()
    {
        BaseAddress = server,
        Token = "",
        AttemptTimeout = TimeSpan.FromSeconds(30),
        Retry = { MaxRetries = 0 },
    };

    /// <summary>One whose handler, and the streams that it gives, know of no cancellation.</summary>
    public static CircleCiClient Deaf(Uri server, Tally tally, int seed)
    {
        var options = Options(server);
        options.Handlers.Add(new DeafHandler(tally, seed));
        return new CircleCiClient(options);
    }
}
