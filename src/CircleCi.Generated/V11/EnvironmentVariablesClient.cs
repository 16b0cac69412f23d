using System.Runtime.Versioning;

namespace CircleCi.Generated.V11;

public partial class EnvironmentVariablesClient
{
    /// <summary>Creates an environment variable of a project, or replaces its value if it exists.</summary>
    /// <remarks>The request is retried if there is no response, because setting a variable twice has no further effect.</remarks>
    /// <param name="projectSlug">The project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="value">The value of the variable, in plain text.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The variable, with its value masked.</returns>
    /// <exception cref="CircleCiException">CircleCI could not be reached or returned an error.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<EnvironmentVariable> SetAsync(ProjectSlug projectSlug, string name, CircleCiSecret value, CancellationToken cancellationToken = default) =>
        SetAsync(projectSlug, new EnvironmentVariableSetRequest { Name = name, Value = value }, cancellationToken);

    /// <inheritdoc cref="SetAsync(ProjectSlug, string, CircleCiSecret, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual EnvironmentVariable Set(ProjectSlug projectSlug, string name, CircleCiSecret value, CancellationToken cancellationToken = default) =>
        Set(projectSlug, new EnvironmentVariableSetRequest { Name = name, Value = value }, cancellationToken);
}
