namespace CircleCi.Generated.Benchmarks;

/// <summary>What is promised of the assembly: at most so much, as a part of a competitor's cost if no unit is named. Null where nothing is promised.</summary>
public static class Bars
{
    /// <summary>Parsing 8 KB and 22 KB: the time, of source generation's.</summary>
    public static double? ParseTime => Of(0.42, 1.2);

    /// <summary>Parsing 1.4 MB, and asking for 22 KB and 1.4 MB: the time, of source generation's.</summary>
    public static double? LongTime => Of(0.65, 1.2);

    /// <summary>Asking for 8 KB: the time, of source generation's. The trip alone is 0.60.</summary>
    public static double? TripTime => Of(0.72, 1.2);

    /// <summary>Reading: the time, of stock NSwag's.</summary>
    public static double? StockTime => Of(0.33, 0.6);

    /// <summary>Reading: the allocation, of source generation's.</summary>
    public static double? ReadAllocation => Of(1, 1.3);

    /// <summary>Parsing and looking into every union: the time, of that with types written by hand around JsonElement.</summary>
    public static double? UnionTime => Of(0.9);

    /// <summary>Enumerating a page: the time, of that for reading it whole.</summary>
    public static double? EnumerationTime => Of(1.1);

    /// <summary>Writing: the CPU time, of source generation's.</summary>
    public static double? WriteCpu => Of(0.8);

    /// <summary>Writing: the allocation, of source generation's.</summary>
    public static double? WriteAllocation => Of(1);

    /// <summary>A POST: the allocation in KB.</summary>
    public static double? PostKilobytes => Of(4.5);

    /// <summary>Calls at once: the time and the CPU time of each, of those of a client written by hand.</summary>
    public static double? CallCost => Of(1);

    /// <summary>Calls at once: the allocation of each in KB.</summary>
    public static double? CallKilobytes => Of(3.5);

    /// <summary>Pages asked for ahead: the time, of the one that overlaps them by hand.</summary>
    public static double? PrefetchTime => Of(1.1);

    /// <summary>Downloading artifacts: the time, of curl's.</summary>
    public static double? ArtifactTime => Of(1.3);

    /// <summary>The first read of a process: the time, of stock NSwag's.</summary>
    public static double? FirstReadTime => Of(0.25, 0.4);

    /// <summary>The first call of a process: the time, of that of a client written by hand.</summary>
    public static double? FirstCallTime => Of(0.85);

    /// <summary>The 250 MB list: the time, of source generation's.</summary>
    public static double? LargeListTime => Of(1, 1 / 0.8);

    /// <summary>The 250 MB list: the peak memory in MB.</summary>
    public static double? LargeListMegabytes => Of(100, 110);

    /// <summary>A native program: its size in MB.</summary>
    public static double? NativeMegabytes => Of(9);

    /// <summary>A native program: from its start to its end after one call, of that of one written by hand.</summary>
    public static double? NativeTime => Of(1.1);

    /// <summary>The build of the SDK if nothing has changed: the time in seconds.</summary>
    public static double? BuildSeconds => Of(1);

    /// <summary>The SDK's assembly: its size in MB.</summary>
    public static double? AssemblyMegabytes => Of(1.2);

    private static double? Of(double net, double? netStandard = null) =>
#if NETSTANDARD_ASSEMBLY
        netStandard;
#else
        net;
#endif
}
