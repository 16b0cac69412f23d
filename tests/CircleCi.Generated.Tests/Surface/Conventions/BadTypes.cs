using CircleCi.Generated.Http;
using Newtonsoft.Json;
using RichardSzalay.MockHttp;

namespace CircleCi.Generated.Tests.Surface.Conventions;

/// <summary>What no surface should have, each with the conventions that it breaks. What breaks none stands for what they must not take for bad.</summary>
internal static class BadTypes
{
    [Breaks(nameof(NamingConventions.MembersInPascalCase))]
    public class bad_name
    {
        [Breaks(nameof(NamingConventions.MembersInPascalCase))]
        public string? Created_at { get; set; }

        [Breaks(nameof(NamingConventions.MembersInPascalCase))]
        protected string? createdBy { get; set; }

        [Breaks(nameof(NamingConventions.AbbreviationsAsWords))]
        public string? VcsURL { get; set; }

        [Breaks(nameof(NamingConventions.AbbreviationsAsWords))]
        public string? OrgID { get; set; }

        public string? Idle { get; set; }

        [Breaks(nameof(NamingConventions.ParametersInCamelCase))]
        public void Follow(string project_slug) => _ = project_slug;

        [Breaks(nameof(NamingConventions.NoDigitsAtTheEnd))]
        public void Follow(string slug, int page2) => _ = (slug, page2);

        [Breaks(nameof(NamingConventions.NoDigitsAtTheEnd))]
        public void Follow1() => Hidden_too();

        private void Hidden_too() => createdBy = "";
    }

    [Breaks(nameof(NamingConventions.NoDigitsAtTheEnd))]
    public class Response12;

    public class BadClient : ApiClient
    {
        [Breaks(nameof(CallConventions.VirtualOperations))]
        [Breaks(nameof(CallConventions.BlockingIsMarked))]
        public string Get(CancellationToken cancellationToken = default) => cancellationToken.ToString()!;

        public virtual Task<string> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(Get(cancellationToken));

        [Breaks(nameof(CallConventions.AsyncSuffix))]
        [Breaks(nameof(CallConventions.SyncTwins))]
        public virtual Task List(CancellationToken cancellationToken = default) => GetAsync(cancellationToken);

        [Breaks(nameof(CallConventions.AsyncSuffix))]
        [Breaks(nameof(CallConventions.SyncTwins))]
        public virtual IAsyncEnumerable<string>? Enumerate(CancellationToken cancellationToken = default) => cancellationToken.IsCancellationRequested ? null : null;

        [Breaks(nameof(CallConventions.AsyncSuffix))]
        public virtual string NowAsync() => "";

        [Breaks(nameof(CallConventions.CancellationTokenLast))]
        public virtual Task DeleteAsync(string id) => Task.FromResult(id);

        public virtual void Delete(string id) => _ = id;

        [Breaks(nameof(CallConventions.CancellationTokenLast))]
        public virtual Task CancelAsync(CancellationToken cancellationToken, string? why = null) => Task.FromResult(why).WaitAsync(cancellationToken);

        [Breaks(nameof(CallConventions.CancellationTokenLast))]
        [Breaks(nameof(CallConventions.BlockingIsMarked))]
        public virtual void Cancel(CancellationToken cancellationToken, string? why = null) => CancelAsync(cancellationToken, why);

        [Breaks(nameof(CallConventions.CancellationTokenLast))]
        public virtual Task RerunAsync(CancellationToken cancellationToken) => Task.CompletedTask.WaitAsync(cancellationToken);

        [Breaks(nameof(CallConventions.CancellationTokenLast))]
        [Breaks(nameof(CallConventions.BlockingIsMarked))]
        public virtual void Rerun(CancellationToken cancellationToken) => RerunAsync(cancellationToken);

        [Breaks(nameof(CallConventions.SyncTwins))]
        public virtual Task ApproveAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult(id).WaitAsync(cancellationToken);

        [Breaks(nameof(CallConventions.BlockingIsMarked))]
        public virtual void Approve(Guid id, CancellationToken cancellationToken = default) => _ = (id, cancellationToken);
    }

    [Breaks(nameof(TypeConventions.NoClosedEnums))]
    public enum BadStatus
    {
        Running,
    }

    public class BadMembers
    {
        public const string Fine = "";

        [Breaks(nameof(TypeConventions.NoFields))]
        public string? Field;

        [Breaks(nameof(TypeConventions.NoFields))]
        protected static readonly string Shared = "";

        [Breaks(nameof(TypeConventions.NoArrays))]
        public string[]? Names { get; set; }

        public IList<string>? Others { get; set; }

        [Breaks(nameof(TypeConventions.NoForeignTypes))]
        public MockHttpMessageHandler? Handler { get; set; }

        [Breaks(nameof(TypeConventions.NoForeignTypes))]
        public void Handle(IReadOnlyList<Func<MockedRequest>> requests) => _ = (requests, Field = Shared);
    }

    [Breaks(nameof(TypeConventions.NoForeignTypes))]
    public class BadBase : MockHttpMessageHandler;

    [Breaks(nameof(ModelConventions.Constructible))]
    public class BadConstructor : CircleCiModel
    {
        internal BadConstructor()
        {
        }
    }

    [Breaks(nameof(ModelConventions.Constructible))]
    public class BadOptions(string name)
    {
        [Breaks(nameof(ModelConventions.Settable))]
        public string Name { get; } = name;

        public IList<string> Labels { get; } = [];
    }

    public class BadModel : CircleCiModel
    {
        [Breaks(nameof(ModelConventions.Settable))]
        [JsonProperty("created_at")]
        public string? CreatedAt { get; internal set; }

        [Breaks(nameof(ModelConventions.JsonNames))]
        public string? Name { get; set; }

        [Breaks(nameof(ModelConventions.JsonNames))]
        [JsonProperty]
        public string? Slug { get; set; }

        [Breaks(nameof(ModelConventions.ListsNeverNull))]
        [JsonProperty("items")]
        public IList<string>? Items { get; set; }

        [Breaks(nameof(ModelConventions.ListsNeverNull))]
        [JsonProperty("parameters")]
        public IDictionary<string, string>? Parameters { get; set; }

        [JsonProperty("labels")]
        public IList<string> Labels { get; set; } = [];

        public bool IsNamed => Name is not null;
    }
}
