// PowerShell's types, as far as the SDK knows them by name.
namespace System.Management.Automation;

/// <summary>Wraps a value, or holds properties of its own.</summary>
public class PSObject(object baseObject)
{
    public object BaseObject { get; } = baseObject;

    public IEnumerable<PSPropertyInfo> Properties { get; init; } = [];

    public static PSObject Of(params PSPropertyInfo[] properties) => new(new PSCustomObject()) { Properties = properties };

    public override string ToString() => BaseObject.ToString()!;
}

public sealed class PSCustomObject;

public sealed record PSPropertyInfo(string Name, object? Value);

public readonly struct SwitchParameter(bool isPresent)
{
    public bool IsPresent { get; } = isPresent;
}

public sealed class PSCredential(string userName, System.Security.SecureString password)
{
    public string UserName { get; } = userName;

    public System.Security.SecureString Password { get; } = password;
}
