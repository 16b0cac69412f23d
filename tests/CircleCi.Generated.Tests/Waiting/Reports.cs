using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Waiting;

/// <summary>Reports that go to a delegate, as scripts give one.</summary>
public class Reports
{
    private const string Id = "5034460f-c7c4-4c43-9457-de07e2029e7b";

    private readonly Scene _scene = new Scene()
        .On($"GET /api/v2/pipeline/{Id}", $$"""{"id":"{{Id}}","number":42,"state":"created"}""")
        .On($"GET /api/v2/pipeline/{Id}/workflow", """{"items":[{"name":"build","status":"running"}]}""", """{"items":[{"name":"build","status":"success"}]}""");

    [Fact]
    public void Come_in_order_on_the_thread_that_waits()
    {
        using var circle = _scene.Client();
        var told = new List<(string Text, int Thread)>();

        circle.V2.Pipelines.Wait(new Guid(Id), new CircleCiProgress<PipelineProgress>(p => told.Add((p.ToString(), Environment.CurrentManagedThreadId))));

        Assert.Equal(["pipeline 42 is created: build running", "pipeline 42 is created: build success"], told.Select(t => t.Text));
        Assert.All(told, t => Assert.Equal(Environment.CurrentManagedThreadId, t.Thread));
    }

    [Fact]
    public void End_the_call_with_what_they_throw()
    {
        using var circle = _scene.Client();

        var error = Assert.Throws<TimeZoneNotFoundException>(() => circle.V2.Pipelines.Wait(new Guid(Id), new CircleCiProgress<PipelineProgress>(_ => throw new TimeZoneNotFoundException("Stop."))));

        Assert.Equal("Stop.", error.Message);
    }

    [Fact]
    public void Need_a_delegate() => Assert.Throws<ArgumentNullException>("report", () => new CircleCiProgress<PipelineProgress>(null!));
}
