using CircleCi.Generated.Json;

namespace CircleCi.Generated.V11;

public partial class Project
{
    /// <summary>The branch with this name, such as <c>feature/gift-cards</c>, or null. In <see cref="Branches"/> it stands under its URL-encoded name.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public ProjectBranch? FindBranch(string name) => UrlEncodedKeys.Find(Branches, name);
}
