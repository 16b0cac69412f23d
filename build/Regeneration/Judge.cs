namespace CircleCi.Build.Regeneration;

/// <summary>Decides what a change means for users, on the compiled surface first, and on the descriptions for what that does not show.</summary>
internal static class Judge
{
    /// <param name="before">The SDK before.</param>
    /// <param name="after">The SDK after.</param>
    /// <param name="breaks">What ApiCompat says of the same two assemblies.</param>
    /// <param name="decided">What the import decided, which may show nowhere else.</param>
    public static Verdict Compare(SdkState before, SdkState after, IEnumerable<BinaryBreak> breaks, IEnumerable<Change>? decided = null)
    {
        var surface = new SurfaceComparison(before, after);
        List<Change> changes = [.. surface.Changes, .. surface.Beyond(breaks), .. decided ?? []];
        foreach (var api in after.Apis)
        {
            if (before.Apis.FirstOrDefault(a => a.Version == api.Version) is not { } was)
                continue;
            var description = new DescriptionComparison(was, api, surface);
            changes.AddRange(description.Changes.Where(c => !changes.Any(d => d.Where == c.Where && d.What == c.What)));
            if (changes.Count == 0 && api.Document.ToString() != was.Document.ToString())
                changes.Add(new Change(Level.Patch, ChangeKind.Changed, $"the description of {api.Version}", description.IsObservable ? "differs in what no signature shows" : "documentation only"));
        }

        return new Verdict([.. changes]);
    }
}
