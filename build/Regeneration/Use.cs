namespace CircleCi.Build.Regeneration;

/// <summary>A line of hand-written code that stands on a part of the description.</summary>
/// <param name="File">Its file, from the root of the repository.</param>
internal sealed record Use(string File, int Line, Part Part)
{
    public override string ToString() => $"{File}:{Line}";
}
