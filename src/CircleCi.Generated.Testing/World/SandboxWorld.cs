using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CircleCi.Generated.Testing.Faults;
using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Workflows;

namespace CircleCi.Generated.Testing.World;

/// <summary>
/// Everything there is in a sandbox. Nothing in it runs by itself: what will happen waits in a queue until the time has come, and whoever looks
/// sees the world as it is by then. All of it is used under <see cref="Gate"/>.
/// </summary>
internal sealed class SandboxWorld
{
    private readonly PriorityQueue<Action, (DateTimeOffset Time, long Order)> _coming = new();
    private readonly List<SandboxOrg> _orgs = [];
    private readonly Dictionary<string, Caller> _callers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxUser> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredFile> _storage = new(StringComparer.Ordinal);

    /// <summary>What makes the tokens of this sandbox those of no other one.</summary>
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private long _order;
    private long _ids;

    public SandboxWorld(SandboxClock clock)
    {
        Clock = clock;
        Now = clock.UtcNow;
        Owner = new SandboxUser(NewId(), "ada", "Ada Owner", IsAdmin: true);
        _users.Add(Owner.Login, Owner);
    }

    /// <summary>A job has ended.</summary>
    public event Action<JobRun>? JobEnded;

    /// <summary>A workflow has ended.</summary>
    public event Action<WorkflowRun>? WorkflowEnded;

    /// <summary>What must not happen, and did.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    public object Gate { get; } = new();

    public SandboxClock Clock { get; }

    /// <summary>The time of what is happening: that of an event while it happens, else the clock's.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Whose token the sandbox's own clients have.</summary>
    public SandboxUser Owner { get; }

    /// <summary>How answers are otherwise than promised.</summary>
    public SandboxQuirks Quirks { get; } = new();

    /// <summary>What is to go wrong.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>Where the API listens, such as http://127.0.0.1:40123/.</summary>
    public Uri Address { get; set; } = null!;

    /// <summary>Where files are kept: another origin, as CircleCI's storage is.</summary>
    public Uri StorageAddress { get; set; } = null!;

    /// <summary>How many items a page of v2 has.</summary>
    public int PageSize { get; set; } = 20;

    public int MaxListLength => 100_000;

    public IReadOnlyList<SandboxOrg> Orgs => _orgs;

    public IEnumerable<SandboxProject> Projects => _orgs.SelectMany(o => o.Projects);

    /// <summary>An id that is new, and the same in each run of a test.</summary>
    public Guid NewId()
    {
        var bytes = SHA256.HashData(Encoding.ASCII.GetBytes($"sandbox {++_ids}")).AsSpan(0, 16).ToArray();
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Has something happen once the time has come.</summary>
    public void At(DateTimeOffset time, Action happens) => _coming.Enqueue(happens, (time, _order++));

    /// <summary>Has something happen after a time; never, where no clock gets so far.</summary>
    public void After(TimeSpan time, Action happens)
    {
        if (time <= DateTimeOffset.MaxValue - Now)
            At(Now + time, happens);
    }

    /// <summary>How long it is until something happens; null if nothing will.</summary>
    public TimeSpan? UntilNext => _coming.TryPeek(out _, out var due) ? due.Time > Now ? due.Time - Now : TimeSpan.Zero : null;

    /// <summary>Has something happen some time ago, and since then what follows from it.</summary>
    public void Ago(TimeSpan time, Action happens)
    {
        CatchUp();
        Now -= time;
        happens();
        CatchUp();
    }

    /// <summary>Has everything happen that is due by now, each at its own time.</summary>
    public void CatchUp()
    {
        var until = Clock.UtcNow;
        while (_coming.TryPeek(out _, out var due) && due.Time <= until)
        {
            var happens = _coming.Dequeue();
            Now = due.Time > Now ? due.Time : Now;
            try
            {
                happens();
            }
            catch (Exception e)
            {
                // Whoever moved the time has nothing to do with it, and what is due besides must not be lost.
                Violations.Enqueue($"What was due at {JsonTime.Of(due.Time)} failed; that is a bug of the sandbox: {e}");
            }
        }

        Now = until;
    }

    public void Tell(JobRun job) => JobEnded?.Invoke(job);

    public void Tell(WorkflowRun workflow) => WorkflowEnded?.Invoke(workflow);

    public SandboxOrg Org(string name, string vcs)
    {
        if (_orgs.Find(o => o.Name == name && o.Vcs == vcs) is { } known)
            return known;
        var org = new SandboxOrg(this, name, vcs);
        _orgs.Add(org);
        return org;
    }

    public void Remove(SandboxOrg org) => _orgs.Remove(org);

    /// <param name="slugOrId">Such as gh/acme or github/acme, or an id.</param>
    public SandboxOrg? FindOrg(string slugOrId) =>
        Guid.TryParse(slugOrId, out var id) ? FindOrg(id) : _orgs.Find(o => o.Slug == Short(slugOrId));

    public SandboxOrg? FindOrg(Guid id) => _orgs.Find(o => o.Id == id);

    /// <param name="slugOrId">Such as gh/acme/shop or github/acme/shop, or an id.</param>
    public SandboxProject? FindProject(string slugOrId) =>
        Guid.TryParse(slugOrId, out var id) ? FindProject(id) : Projects.FirstOrDefault(p => p.Slug == Short(slugOrId));

    public SandboxProject? FindProject(Guid id) => Projects.FirstOrDefault(p => p.Id == id);

    public void AddToken(string token, Caller caller) => _callers.Add(token, caller);

    /// <summary>Adds a token that nobody has yet.</summary>
    public string NewToken(Caller caller)
    {
        var token = $"{(caller.TokenProject is null ? "CCIPAT" : "CCIPRJ")}_{Convert.ToHexString(HMACSHA256.HashData(_secret, NewId().ToByteArray()), 0, 16).ToLowerInvariant()}";
        AddToken(token, caller);
        return token;
    }

    public bool RemoveToken(string token) => _callers.Remove(token);

    /// <summary>Whose token it is; null for nobody's, be it that it has expired.</summary>
    public Caller? FindCaller(string token) => _callers.GetValueOrDefault(token) is { } caller && !(caller.ExpiresAt <= Now) ? caller : null;

    /// <summary>The user of a login; they are there from now on.</summary>
    public SandboxUser User(string login)
    {
        if (!_users.TryGetValue(login, out var user))
            _users.Add(login, user = new SandboxUser(NewId(), login, char.ToUpperInvariant(login[0]) + login[1..]));
        return user;
    }

    /// <summary>Keeps a file in the storage; gives its address, see <see cref="Sign"/>.</summary>
    public Uri Store(string path, byte[] content)
    {
        // What is stored again as it was is the same file still.
        if (!_storage.TryGetValue(path, out var known) || !known.Content.AsSpan().SequenceEqual(content))
            _storage[path] = new StoredFile(content, Now);
        return Sign(path);
    }

    /// <summary>The address of a file at the storage, signed, so that no token is needed there.</summary>
    public Uri Sign(string path) => new(StorageAddress, $"{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}?X-Signature={SignatureOf(path)}");

    /// <summary>Whether the signature of an address is the one that it was given.</summary>
    public static bool IsSigned(string path, string? signature) => signature == SignatureOf(path);

    public StoredFile? FindStored(string path) => _storage.GetValueOrDefault(path);

    /// <summary>The same in each run of a test, as ids are.</summary>
    private static string SignatureOf(string path) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path)), 0, 8);

    /// <summary>A slug with the short word for where the code is.</summary>
    private static string Short(string slug) => slug.Split('/', 2) switch
    {
        ["github", var rest] => $"gh/{rest}",
        ["bitbucket", var rest] => $"bb/{rest}",
        _ => slug,
    };
}
