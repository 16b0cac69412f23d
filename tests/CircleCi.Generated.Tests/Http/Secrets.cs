using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using CircleCi.Generated.Tests.Operations;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.Webhooks;

namespace CircleCi.Generated.Tests.Http;

/// <summary>What is secret, the token and all that is sent in a body (values of variables, signing secrets, keys), is in nothing that the SDK tells of a call.</summary>
public class Secrets
{
    private const string Token = "CCIPAT_4b7dfe0c_secret";

    public static TheoryData<int, string> Failures => new()
    {
        { 400, """{"message":"Bad request."}""" },
        { 401, """{"message":"Invalid token provided."}""" },
        { 403, "<html><title>Blocked</title></html>" },
        { 404, """{"message":"Project not found"}""" },
        { 410, "" },
        { 429, "Rate limited." },
        { 500, """{"error":"Circle-Token: CCIPAT_4b7dfe0c_secret was not liked"}""" },
        { 200, "<html>CCIPAT_4b7dfe0c_secret</html>" },
        { 200, """{"message":"Not allowed with CCIPAT_4b7dfe0c_secret"}""" },
        { 302, "" },
        { 0, "the connection broke" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Are_in_no_exception_log_or_activity_of_any_operation(int status, string body)
    {
        var told = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "CircleCi.Generated",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => told.Enqueue($"{a.DisplayName} {a.StatusDescription} {string.Join(' ', a.TagObjects)} {string.Join(' ', a.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        using var wire = new FailingWire(status, body);
        var options = new CircleCiClientOptions { Token = Token, BaseAddress = new Uri("https://circle.test"), Handler = wire, Clock = new TestClock() };
        options.Log = e => told.Enqueue($"{e} {e.RequestPath} {e.Exception}");
        using var circle = new CircleCiClient(options);
        told.Enqueue(options.ToString());
        told.Enqueue(circle.ToString()!);
        // What Newtonsoft.Json says of a value stays inside.
        EventHandler<System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs> all = (_, e) => told.Enqueue(e.Exception is Newtonsoft.Json.JsonException ? "" : e.Exception.Message);
        AppDomain.CurrentDomain.FirstChanceException += all;
        var failures = 0;
        try
        {
            foreach (var operation in Specs.Operations)
            {
                foreach (var isAsync in new[] { true, false })
                {
                    var call = new OperationCall(operation);
                    try
                    {
                        await call.InvokeAsync(circle, isAsync);
                    }
                    catch (CircleCiException e)
                    {
                        failures++;
                        told.Enqueue($"{e} {e.Message} {e.ResponseBody} {string.Join(' ', e.Data.Values.Cast<object>())} {string.Join(' ', e.ResponseHeaders.SelectMany(h => h.Value))}");
                    }
                }
            }
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= all;
        }

        Assert.True(failures > (status == 200 ? 100 : 300), $"{failures} calls failed.");
        Assert.True(told.Count > failures * 2);
        Assert.DoesNotContain(told, t => t.Contains(Token));
        Assert.DoesNotContain(told, t => t.Contains("text with"));
    }

    [Fact]
    public void Of_webhooks_are_in_no_exception()
    {
        var e = Assert.ThrowsAny<CircleCiException>(() => WebhookDelivery.Read("{}"u8.ToArray(), "v1=00", "signing-secret-7d"));

        Assert.DoesNotContain("signing-secret-7d", e.ToString());
    }

    /// <summary>Fails each call in the same way, repeating what it was sent where a server could.</summary>
    private sealed class FailingWire(int status, string body) : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (status == 0)
                throw new HttpRequestException(body);
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
            if (status == 302)
                response.Headers.Location = new Uri("https://elsewhere.test/?token=" + Token);
            return response;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }
}
