using BenchmarkDotNet.Attributes;

namespace CircleCi.Generated.Benchmarks;

/// <summary>From objects to bytes.</summary>
[MemoryDiagnoser]
public class WriteBenchmarks
{
    private Func<ValueTask<object>> _write = null!;

    public static IEnumerable<Request> Requests => Request.All;

    public static IEnumerable<string> Names => Request.All[0].Writers.Select(c => c.Name);

    [ParamsSource(nameof(Requests))]
    public Request Body { get; set; } = null!;

    [ParamsSource(nameof(Names))]
    public string Who { get; set; } = "";

    // Not async: BenchmarkDotNet would not wait for it in this process.
    [GlobalSetup]
    public void Check()
    {
        var competitor = Body.Writers.Single(c => c.Name == Who);
        Equality.CheckAsync(Body.Name, Body.Json, [competitor]).GetAwaiter().GetResult();
        _write = competitor.Work;
    }

    [Benchmark]
    public ValueTask<object> WriteAsync() => _write();
}
