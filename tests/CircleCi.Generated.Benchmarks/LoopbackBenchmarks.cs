using BenchmarkDotNet.Attributes;

namespace CircleCi.Generated.Benchmarks;

/// <summary>From a request to objects, over HTTP on the loopback interface.</summary>
[MemoryDiagnoser]
public class LoopbackBenchmarks
{
    private Server? _server;
    private Func<ValueTask<object>> _read = null!;

    public static IEnumerable<Subject> Subjects => Subject.All;

    public static IEnumerable<string> Names => Subject.All[0].Loopback(new Uri("http://localhost/")).Select(c => c.Name);

    [ParamsSource(nameof(Subjects))]
    public Subject Response { get; set; } = null!;

    [ParamsSource(nameof(Names))]
    public string Who { get; set; } = "";

    // Not async: BenchmarkDotNet would not wait for it in this process.
    [GlobalSetup]
    public void Start()
    {
        _server = new Server();
        var competitor = Response.Loopback(_server.Address).Single(c => c.Name == Who);
        Equality.CheckAsync(Response.Name, Response.Bytes, [competitor]).GetAwaiter().GetResult();
        _read = competitor.Work;
    }

    [GlobalCleanup]
    public void Stop() => _server?.Dispose();

    [Benchmark]
    public ValueTask<object> ReadAsync() => _read();
}
