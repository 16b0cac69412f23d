namespace CircleCi.Build.Regeneration;

/// <summary>What a change means for those who use the SDK, in the terms of SemVer.</summary>
internal enum Level
{
    None,

    /// <summary>Documentation, or what CircleCI does, but nothing that a program is compiled against.</summary>
    Patch,

    /// <summary>Something more, or something that may be done without.</summary>
    Minor,

    /// <summary>A program that was written against the SDK before may not compile, run or succeed any more.</summary>
    Major,
}
