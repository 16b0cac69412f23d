using CircleCi.Generated.Testing.Server;

namespace CircleCi.Generated.Testing.SshKeys;

/// <summary>SSH keys for other hosts. Nothing of them can be read, so none is kept.</summary>
internal static class SshKeysApi
{
    public static void Map(Handlers on)
    {
        on["V11.SshKeys.Create"] = on["V1.SshKeys.Create"] = call =>
        {
            _ = call.Project();
            return string.IsNullOrWhiteSpace(call.Text("private_key")) ? throw new RequestError(400, "a private key is required") : new SandboxResponse(200, null);
        };
        on["V11.SshKeys.Delete"] = call =>
        {
            _ = call.Project();
            return new SandboxResponse(200, null);
        };
    }
}
