using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CircleCi.Generated.Benchmarks;
using CircleCi.Generated.Benchmarks.Measures;

switch (args)
{
    case ["table", .. var measures]:
        return await Table.PrintAsync(measures) ? 0 : 1;
    // What the table starts as processes of their own:
    case ["serve"]:
        Server.Serve();
        break;
    case ["first", var who]:
        await FirstRead.ReadAsync(who);
        break;
    case ["call", var who, var what, var address]:
        await FirstCall.CallAsync(who, what, address);
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

return 0;
