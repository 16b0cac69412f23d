namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    /// <summary>Adds a member, who can see and change everything in the organization.</summary>
    /// <param name="login">The login name, such as eve; see <see cref="CircleCiSandbox.PersonalToken"/>.</param>
    /// <returns>The organization.</returns>
    public SandboxOrg HasMember(string login)
    {
        lock (World.Gate)
            Members.Add(World.User(login));
        return this;
    }
}
