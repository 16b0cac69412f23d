using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.Webhooks;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing;

/// <summary>
/// An in-process CircleCI on a free loopback port. Every operation of v1, v1.1 and v2 responds as documented, and the
/// core is simulated: what a test sets up or triggers runs as the test advances <see cref="Clock"/>.
/// </summary>
/// <example>
/// <code>
/// await using var circle = await CircleCiSandbox.StartAsync();
/// circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Fails()));
/// var client = circle.CreateClient();
/// </code>
/// </example>
public sealed partial class CircleCiSandbox : IAsyncDisposable
{
    /// <summary>How often, in real time, is done what is due while the time runs by itself.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly SandboxWorld _world;
    private readonly ApiServer _server;
    private readonly Timer _ticker;
    private bool _isDisposed;

    private CircleCiSandbox(SandboxWorld world, ApiServer server)
    {
        (_world, _server, _webhooks) = (world, server, new WebhookSender(world));
        Token = world.NewToken(new Caller(world.Owner));
        _ticker = new Timer(_ => CatchUp());
        world.Clock.Moved += OnMoved;
    }

    /// <summary>The token of the sandbox's first user, who has access to everything. Without a token, the sandbox returns 401. Each sandbox has its own.</summary>
    public string Token { get; }

    /// <summary>The address of the sandbox, such as http://127.0.0.1:40123/.</summary>
    public Uri Address => _world.Address;

    /// <summary>The clock of the sandbox.</summary>
    public SandboxClock Clock => _world.Clock;

    /// <summary>The requests received so far, in the order of their responses: the last 10,000, or fewer if their bodies exceed 32 million characters in total.</summary>
    public IReadOnlyCollection<SandboxRequest> Requests => _server.Requests;

    /// <summary>The number of items per page in lists of v2. The default is 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int PageSize
    {
        get => _world.PageSize;
        set => _world.PageSize = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A page has at least 1 item.");
    }

    /// <summary>Starts a sandbox, which at first contains only a user.</summary>
    /// <param name="cancellationToken">A token to cancel the start.</param>
    public static async Task<CircleCiSandbox> StartAsync(CancellationToken cancellationToken = default)
    {
        var world = new SandboxWorld(new SandboxClock());
        return new CircleCiSandbox(world, await ApiServer.StartAsync(world, Areas.Handlers(world), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Gets the organization with the specified name, and creates it if it does not exist.</summary>
    /// <param name="name">The name, such as acme.</param>
    /// <param name="vcs">The version control system: gh, bb, or circleci for GitLab and the GitHub App, whose slugs consist of IDs.</param>
    /// <exception cref="ArgumentException">The name or the version control system is not valid.</exception>
    public SandboxOrg Org(string name, string vcs = "gh")
    {
        // Rejected as a client would reject it.
        _ = new OrgSlug($"{vcs}/{name}");
        if (vcs is not ("gh" or "bb" or "circleci"))
            throw new ArgumentException($"'{vcs}' is not a version control system: use gh, bb or circleci.", nameof(vcs));
        lock (_world.Gate)
            return _world.Org(name, vcs);
    }

    /// <summary>Creates a client that uses <see cref="Token"/> and the clock of the sandbox.</summary>
    /// <param name="configure">Configures further options of the client.</param>
    public CircleCiClient CreateClient(Action<CircleCiClientOptions>? configure = null)
    {
        var options = new CircleCiClientOptions { BaseAddress = Address, Token = Token, Clock = Clock };
        configure?.Invoke(options);
        return new CircleCiClient(options);
    }

    /// <summary>Stops the sandbox and closes its ports.</summary>
    /// <exception cref="SandboxException">A token was sent to an address that must not receive it, or the sandbox failed to respond to a request.</exception>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Clock.Moved -= OnMoved;
        await _ticker.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        await _webhooks.DisposeAsync().ConfigureAwait(false);
        if (!_world.Violations.IsEmpty)
            throw new SandboxException(string.Join(' ', _world.Violations));
    }

    private void OnMoved()
    {
        CatchUp();
        _ticker.Change(Clock.Speed > 0 ? Tick : Timeout.InfiniteTimeSpan, Clock.Speed > 0 ? Tick : Timeout.InfiniteTimeSpan);
    }

    private void CatchUp()
    {
        lock (_world.Gate)
            _world.CatchUp();
    }
}
