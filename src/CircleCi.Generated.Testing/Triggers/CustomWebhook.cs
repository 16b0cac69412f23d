using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing.Triggers;

/// <summary>The address of a custom webhook, at the sandbox itself. Whoever calls it starts a pipeline; instead of a token, the address has a secret.</summary>
internal static class CustomWebhook
{
    private const string Path = "/private/soc/e/";

    public static Uri UrlOf(SandboxWorld world, Trigger trigger) => new(world.Address, $"{Path}{trigger.Id}?secret={trigger.Secret:N}");

    public static bool Owns(string path) => path.StartsWith(Path, StringComparison.Ordinal);

    /// <summary>Responses a call. CircleCI does not document its responses; these are ours.</summary>
    public static SandboxResponse Call(SandboxWorld world, string path, string? secret)
    {
        var trigger = world.Projects.SelectMany(p => p.Definitions).SelectMany(d => d.Triggers).FirstOrDefault(t => t.IsWebhook && path == Path + t.Id);
        if (trigger is null || secret != trigger.Secret.ToString("N"))
            throw new RequestError(404, "Not found.", "no custom webhook has this address; its trigger tells the right one, secret and all");
        if (trigger.IsDisabled)
            return SandboxResponse.Message(200, "The trigger is disabled.");
        trigger.Fire("webhook", world.Owner);
        return SandboxResponse.Message(202, "Accepted.");
    }
}
