using BenchmarkDotNet.Attributes;

namespace CircleCi.Generated.Benchmarks;

/// <summary>From bytes to objects.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private Func<ValueTask<object>> _read = null!;

    public static IEnumerable<Subject> Subjects => Subject.All;

    public static IEnumerable<string> Names => Subject.All[0].Parse().Select(c => c.Name);

    [ParamsSource(nameof(Subjects))]
    public Subject Response { get; set; } = null!;

    [ParamsSource(nameof(Names))]
    public string Who { get; set; } = "";

    // Not async: BenchmarkDotNet would not wait for it in this process.
    [GlobalSetup]
    public void Check()
    {
        var competitor = Response.Parse().Single(c => c.Name == Who);
        Equality.CheckAsync(Response.Name, Response.Bytes, [competitor]).GetAwaiter().GetResult();
        _read = competitor.Work;
    }

    [Benchmark]
    public ValueTask<object> ReadAsync() => _read();
}
