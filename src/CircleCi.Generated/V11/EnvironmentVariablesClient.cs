namespace CircleCi.Generated.V11;

public partial class EnvironmentVariablesClient
{
    /// <summary>Sets an environment variable of a project, whether it exists or not.</summary>
    /// <remarks>Setting it twice is as good as once, so that a request that got no response is sent again.</remarks>
    /// <param name="projectSlug">The project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="value">Its value in plain text.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The variable, with its value masked.</returns>
    /// <exception cref="CircleCiException">CircleCI could not be reached, or did not answer with success.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<EnvironmentVariable> SetAsync(ProjectSlug projectSlug, string name, CircleCiSecret value, CancellationToken cancellationToken = default) =>
        SetAsync(projectSlug, new EnvironmentVariableSetRequest { Name = name, Value = value }, cancellationToken);

    /// <inheritdoc cref="SetAsync(ProjectSlug, string, CircleCiSecret, CancellationToken)"/>
    public virtual EnvironmentVariable Set(ProjectSlug projectSlug, string name, CircleCiSecret value, CancellationToken cancellationToken = default) =>
        Set(projectSlug, new EnvironmentVariableSetRequest { Name = name, Value = value }, cancellationToken);
}
