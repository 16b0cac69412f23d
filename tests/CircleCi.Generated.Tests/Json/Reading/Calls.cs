using System.Net;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using FsCheck;
using FsCheck.Fluent;
using RichardSzalay.MockHttp;

namespace CircleCi.Generated.Tests.Json.Reading;

/// <summary>Whatever a server sends, a call gives what it promises or throws the SDK's own exception.</summary>
public class Calls
{
    private static readonly Guid Id = Guid.Parse(Sample.Id);

    public static TheoryData<string> Kinds => [.. CallsByKind.Keys];

    private static Dictionary<string, (Type Type, Action<CircleCiClient> Call)> CallsByKind { get; } = new()
    {
        ["an object"] = (typeof(Pipeline), c => _ = c.V2.Pipelines.Get(Id).ToString()),
        ["a page"] = (typeof(WorkflowJobPage), c => _ = c.V2.Workflows.ListJobs(Id).ToString()),
        ["items"] = (typeof(WorkflowJobPage), c => _ = c.V2.Workflows.EnumerateJobs(Id).Take(10).ToList()),
        ["a list"] = (typeof(Collaboration), c => _ = c.V2.Users.ListCollaborations().ToList()),
        ["a map"] = (typeof(ParameterValue), c => _ = c.V2.Pipelines.GetValues(Id).ToList()),
        ["items of a list"] = (typeof(V11.Artifact), c => _ = c.V11.Builds.EnumerateArtifacts("gh/acme/shop", 1).ToList()),
        ["a build"] = (typeof(V11.BuildDetails), c => _ = c.V11.Builds.Get("gh/acme/shop", 1).ToString()),
        ["a union"] = (typeof(PipelineTriggerRunResult), c => _ = c.V2.Pipelines.TriggerRun("gh/acme/shop", new PipelineTriggerRunRequest()).Json),
        ["nothing"] = (typeof(MessageResponse), c => c.V11.SshKeys.Delete("gh/acme/shop", new V11.SshKeyDeleteRequest { Hostname = "h", Fingerprint = "f" })),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Throw_nothing_else(string kind)
    {
        var (type, call) = CallsByKind[kind];
        var bytes = Gen.OneOf(Mutations.Mutants(type), Gen.ArrayOf(Gen.Choose(0, 255).Select(n => (byte)n)).Select(b => new Sent(b)));
        using var wire = new AnyWire();
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), Handler = wire });

        Prop.ForAll(bytes.ToArbitrary(), sent =>
        {
            wire.Response = sent.Bytes;
            try
            {
                call(circle);
            }
            catch (CircleCiException e)
            {
                Assert.Contains(": ", e.Message);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_261_121, 1));
    }

    private sealed class AnyWire : DelegatingHandler
    {
        public AnyWire()
        {
            var mock = new MockHttpMessageHandler();
            mock.When("*").Respond(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Response) });
            InnerHandler = mock;
        }

        public byte[] Response { get; set; } = [];

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync(request, cancellationToken).GetAwaiter().GetResult();
    }
}
