namespace CircleCi.Generated.V2;

public partial class Pipeline
{
    /// <summary>The branch that the pipeline works on: from <see cref="Vcs"/> or, for GitLab and the GitHub App, from the group <c>git</c> in <see cref="TriggerParameters"/>. Null for a tag.</summary>
    public string? Branch => Vcs?.Branch ?? (TriggerParameters.TryGetValue("git", out var git) && git.TryGetObject(out var values) && values.TryGetValue("branch", out var branch) && branch.TryGetString(out var name) ? name : null);
}
