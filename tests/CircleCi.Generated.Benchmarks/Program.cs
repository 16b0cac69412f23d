using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CircleCi.Generated.Benchmarks;

switch (args)
{
    case ["table"]:
        await Table.PrintAsync();
        break;
    // What the table starts as processes of their own:
    case ["serve"]:
        Server.Serve();
        break;
    case ["first", var who]:
        await FirstRead.ReadAsync(who);
        break;
    case ["large", var who, .. var address]:
        await LargeList.ReadAsync(who, address);
        break;
    default:
        // In this process: what BenchmarkDotNet builds takes the SDK's net8.0 assembly, also where the other one is to be measured.
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
        break;
}
