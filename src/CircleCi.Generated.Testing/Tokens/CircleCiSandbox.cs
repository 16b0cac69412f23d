namespace CircleCi.Generated.Testing;

public sealed partial class CircleCiSandbox
{
    /// <summary>A new personal token of a user: <c>circle.CreateClient(o => o.Token = circle.PersonalToken("eve"))</c>.</summary>
    /// <param name="login">Such as eve, who is a member of no organization until <see cref="SandboxOrg.HasMember"/> says so.</param>
    /// <param name="lifetime">When it expires, by the sandbox's clock; null for never.</param>
    public string PersonalToken(string login, TimeSpan? lifetime = null)
    {
        lock (_world.Gate)
        {
            _world.CatchUp();
            return _world.NewToken(new World.Caller(_world.User(login)) { ExpiresAt = _world.Now + lifetime });
        }
    }

    /// <summary>Has a token, be it a user's or a project's, be worth nothing any more.</summary>
    /// <exception cref="ArgumentException">The sandbox did not give it.</exception>
    public void Revoke(string token)
    {
        lock (_world.Gate)
        {
            if (!_world.RemoveToken(token))
                throw new ArgumentException("The sandbox gave no such token, or it is revoked already.", nameof(token));
        }
    }
}
