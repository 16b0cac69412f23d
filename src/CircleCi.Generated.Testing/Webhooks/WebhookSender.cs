using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.Workflows;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Webhooks;

/// <summary>Calls the webhooks: one call after the other for each of them, outside of the world's gate, so that a receiver can ask the sandbox back.</summary>
internal sealed class WebhookSender : IAsyncDisposable
{
    // Ours: CircleCI says that it tries again later, but not when nor how often.
    private static readonly TimeSpan[] RetryAfter = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    private const int MaxDeliveries = 10_000;
    private const long MaxRecorded = 32_000_000;

    private readonly SandboxWorld _world;
    private readonly HttpClient _careful = NewClient(verifiesTls: true);
    private readonly HttpClient _careless = NewClient(verifiesTls: false);
    private readonly Recent<Recorded> _deliveries = new(MaxDeliveries, MaxRecorded, r => r.Delivery.Body.Length);
    private readonly Dictionary<Webhook, Task> _calls = [];
    private readonly CancellationTokenSource _stopping = new();

    public WebhookSender(SandboxWorld world)
    {
        _world = world;
        world.WorkflowEnded += OnWorkflowEnded;
        world.JobEnded += OnJobEnded;
    }

    /// <summary>How long a receiver may take to answer, in real time.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(10);

    public IReadOnlyList<SandboxDelivery> Deliveries => [.. _deliveries.Select(r => r.Delivery)];

    /// <summary>Waits until all is answered that is due.</summary>
    public async Task WhenRespondedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task[] calls;
            lock (_world.Gate)
            {
                _world.CatchUp();
                calls = [.. _calls.Values.Where(c => !c.IsCompletedSuccessfully)];
            }

            if (calls.Length == 0)
                return;
            await Task.WhenAll(calls).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task[] calls;
        lock (_world.Gate)
        {
            _world.WorkflowEnded -= OnWorkflowEnded;
            _world.JobEnded -= OnJobEnded;
            _stopping.Cancel();
            calls = [.. _calls.Values];
        }

        await Task.WhenAll(calls).ConfigureAwait(false);
        _careful.Dispose();
        _careless.Dispose();
        _stopping.Dispose();
    }

    private void OnWorkflowEnded(WorkflowRun workflow) => Tell(workflow.Pipeline.Project, "workflow-completed", (id, webhook) => WebhookPayload.OfWorkflow(id, webhook, workflow));

    private void OnJobEnded(JobRun job) => Tell(job.Project, "job-completed", (id, webhook) => WebhookPayload.OfJob(id, webhook, job));

    private void Tell(SandboxProject project, string type, Func<Guid, Webhook, JObject> payload)
    {
        foreach (var webhook in project.Webhooks.Where(w => w.Events.Contains(type)))
        {
            var id = _world.NewId();
            var body = payload(id, webhook).ToString(Formatting.None);
            var recorded = new Recorded(new SandboxDelivery(id, type, webhook.Url, body, Sign(body, webhook.Secret)));
            _deliveries.Add(recorded);
            // A test's webhooks may have made-up addresses; nobody out there is to be called.
            if (webhook.Url.IsLoopback)
                Send(webhook, recorded, _world.Now);
        }
    }

    private void Send(Webhook webhook, Recorded recorded, DateTimeOffset due)
    {
        if (_stopping.IsCancellationRequested || !webhook.Project.Webhooks.Contains(webhook))
            return;
        var before = _calls.GetValueOrDefault(webhook, Task.CompletedTask);
        var delivery = recorded.Delivery;
        _calls[webhook] = Task.Run(async () =>
        {
            await before.ConfigureAwait(false);
            var status = await CallAsync(delivery, webhook.VerifiesTls ? _careful : _careless).ConfigureAwait(false);
            lock (_world.Gate)
            {
                var now = recorded.Delivery = delivery.Tried(status);
                // Counted from when it was due, so that it does not matter how long the call took in real time.
                if (!now.IsDelivered && now.Attempts <= RetryAfter.Length)
                {
                    var again = due + RetryAfter[now.Attempts - 1];
                    _world.At(again, () => Send(webhook, recorded, again));
                }
            }
        });
    }

    private async Task<int?> CallAsync(SandboxDelivery delivery, HttpClient client)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        limit.CancelAfter(TimeLimit);
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.ParseAdd("CircleCI-Webhook/1.0");
        request.Headers.Add("circleci-event-type", delivery.Event);
        if (delivery.Signature is not null)
            request.Headers.Add("circleci-signature", delivery.Signature);
        try
        {
            using var response = await client.SendAsync(request, limit.Token).ConfigureAwait(false);
            return (int)response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private static string? Sign(string body, string secret) =>
        secret.Length == 0 ? null : $"v1={Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body))).ToLowerInvariant()}";

    private static HttpClient NewClient(bool verifiesTls)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
        if (!verifiesTls)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>A delivery, as its last try left it.</summary>
    private sealed class Recorded(SandboxDelivery delivery)
    {
        public SandboxDelivery Delivery { get; set; } = delivery;
    }
}
