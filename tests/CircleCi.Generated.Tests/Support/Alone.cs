namespace CircleCi.Generated.Tests.Support;

/// <summary>Tests that change what belongs to the whole process: they run when no other one does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
