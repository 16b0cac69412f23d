namespace CircleCi.Generated.Testing;

public sealed partial class CircleCiSandbox
{
    /// <summary>Creates a personal token for a user: <c>circle.CreateClient(o => o.Token = circle.PersonalToken("eve"))</c>.</summary>
    /// <param name="login">The login name, such as eve. The user is not a member of any organization until <see cref="SandboxOrg.HasMember"/> is called.</param>
    /// <param name="lifetime">The time until the token expires, by the clock of the sandbox; null for never.</param>
    public string PersonalToken(string login, TimeSpan? lifetime = null)
    {
        lock (_world.Gate)
        {
            _world.CatchUp();
            return _world.NewToken(new World.Caller(_world.User(login)) { ExpiresAt = _world.Now + lifetime });
        }
    }

    /// <summary>Revokes a personal token or a project token.</summary>
    /// <exception cref="ArgumentException">The sandbox did not create the token.</exception>
    public void Revoke(string token)
    {
        lock (_world.Gate)
        {
            if (!_world.RemoveToken(token))
                throw new ArgumentException("The sandbox gave no such token, or it is revoked already.", nameof(token));
        }
    }
}
