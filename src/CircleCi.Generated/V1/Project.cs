using CircleCi.Generated.Json;

namespace CircleCi.Generated.V1;

public partial class Project
{
    /// <summary>Gets the branch with the specified name, such as <c>feature/gift-cards</c>, or null. The keys of <see cref="Branches"/> are URL-encoded names.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public ProjectBranch? FindBranch(string name) => UrlEncodedKeys.Find(Branches, name);
}
