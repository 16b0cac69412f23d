namespace CircleCi.Build.Regeneration;

/// <summary>What ApiCompat finds missing: its code, such as CP0002, and the documentation id of what is not as it was.</summary>
internal sealed record BinaryBreak(string Code, string Target);
