using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.Webhooks;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing;

/// <summary>
/// A CircleCI in a box, on a free loopback port of this process. Every operation of v1, v1.1 and v2 answers what its document promises, and the
/// core is alive: what a test sets up or triggers runs as the test moves <see cref="Clock"/>.
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

    /// <summary>The token of the sandbox's first user, who may see and do everything. Without one the sandbox answers 401. Every sandbox has its own.</summary>
    public string Token { get; }

    /// <summary>Where it listens, such as http://127.0.0.1:40123/.</summary>
    public Uri Address => _world.Address;

    /// <summary>The sandbox's time.</summary>
    public SandboxClock Clock => _world.Clock;

    /// <summary>What was asked so far, in order of the responses: the last 10,000, or fewer whose bodies have 32 million characters together.</summary>
    public IReadOnlyCollection<SandboxRequest> Requests => _server.Requests;

    /// <summary>How many items a page of a list of v2 has; 20, if not set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int PageSize
    {
        get => _world.PageSize;
        set => _world.PageSize = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A page has 1 item at least.");
    }

    /// <summary>Starts a sandbox, in which there is nothing yet but a user.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<CircleCiSandbox> StartAsync(CancellationToken cancellationToken = default)
    {
        var world = new SandboxWorld(new SandboxClock());
        return new CircleCiSandbox(world, await ApiServer.StartAsync(world, Areas.Handlers(world), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The organization of a name; it is there from now on.</summary>
    /// <param name="name">Such as acme.</param>
    /// <param name="vcs">Where its code is: gh, bb, or circleci for GitLab and the GitHub App, where slugs consist of ids.</param>
    /// <exception cref="ArgumentException">The name or the word for where its code is cannot be.</exception>
    public SandboxOrg Org(string name, string vcs = "gh")
    {
        // Refused as a client would refuse it.
        _ = new OrgSlug($"{vcs}/{name}");
        if (vcs is not ("gh" or "bb" or "circleci"))
            throw new ArgumentException($"'{vcs}' is not where CircleCI finds code: use gh, bb or circleci.", nameof(vcs));
        lock (_world.Gate)
            return _world.Org(name, vcs);
    }

    /// <summary>A client that is signed in to the sandbox as <see cref="Token"/>'s user and waits by the sandbox's time.</summary>
    /// <param name="configure">Sets what else the client shall have.</param>
    public CircleCiClient CreateClient(Action<CircleCiClientOptions>? configure = null)
    {
        var options = new CircleCiClientOptions { BaseAddress = Address, Token = Token, Clock = Clock };
        configure?.Invoke(options);
        return new CircleCiClient(options);
    }

    /// <summary>Stops it and closes its ports.</summary>
    /// <exception cref="SandboxException">A token was sent where it must not go, or the sandbox itself failed to answer a call.</exception>
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
