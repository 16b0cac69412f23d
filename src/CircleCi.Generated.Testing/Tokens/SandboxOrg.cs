namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    /// <summary>Lets a user see and change what is in the organization.</summary>
    /// <param name="login">Such as eve; see <see cref="CircleCiSandbox.PersonalToken"/>.</param>
    /// <returns>The organization.</returns>
    public SandboxOrg HasMember(string login)
    {
        lock (World.Gate)
            Members.Add(World.User(login));
        return this;
    }
}
