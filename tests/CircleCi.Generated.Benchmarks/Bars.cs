namespace CircleCi.Generated.Benchmarks;

/// <summary>What is promised of the assembly: its cost as a part of a competitor's, at most.</summary>
public static class Bars
{
#if NETSTANDARD_ASSEMBLY
    public const double TimeOfSourceGeneration = 1.2;
    public const double TimeOfStock = 0.6;
    public const double AllocationOfSourceGeneration = 1.3;
    public const double FirstReadOfStock = 0.4;
    public const double LargeListTime = 1 / 0.8;
    public const double LargeListMegabytes = 110;
#else
    public const double TimeOfSourceGeneration = 0.65;
    public const double TimeOfStock = 0.33;
    public const double AllocationOfSourceGeneration = 1;
    public const double FirstReadOfStock = 0.25;
    public const double LargeListTime = 1;
    public const double LargeListMegabytes = 100;
#endif
}
