using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing.Tokens;

/// <summary>What a token is good for at all; what its owner may see is up to <see cref="Caller"/>.</summary>
internal static class Permissions
{
    /// <exception cref="RequestError">The caller must not call the operation.</exception>
    public static void Check(Call call)
    {
        var (caller, operation) = (call.Caller, call.Operation);
        if (caller.IsAnonymous)
        {
            if (!IsOfBuilds(operation))
                throw NoToken();
            call.Project();
        }
        else if (caller.TokenProject is not null)
        {
            if (operation.Api == "V2")
                throw Refused(operation);
            if (!operation.TakesProjectTokens)
                throw new RequestError(403, "Permission denied.", "the token is a project's, and this takes personal ones only");
            if (caller.Scope < ScopeNeeded(operation))
                throw new RequestError(403, "Permission denied.", $"the token's scope is {caller.Scope}");
            if (IsOfProject(operation))
                call.Project();
        }
    }

    /// <summary>The least scope that a project's token needs, if one will do at all.</summary>
    public static SandboxTokenScope ScopeNeeded(Operation operation) =>
        operation.Method != "GET" ? SandboxTokenScope.Admin
        : IsOfBuilds(operation) && operation.Id.Contains(".List", StringComparison.Ordinal) && !operation.Id.EndsWith("Artifacts", StringComparison.Ordinal) ? SandboxTokenScope.Status
        : SandboxTokenScope.ReadOnly;

    public static RequestError NoToken() => new(401, "You must log in first.");

    /// <summary>v2 does not say that the token is of the wrong kind.</summary>
    private static RequestError Refused(Operation operation)
    {
        const string Why = "the token is a project's, and v2 takes personal ones only";
        return operation.Id.StartsWith("V2.Jobs.", StringComparison.Ordinal) ? new RequestError(404, "Job not found", Why)
            : IsOfProject(operation) ? new RequestError(404, "Project not found.", Why)
            : new RequestError(403, "User authentication required.", Why);
    }

    private static bool IsOfBuilds(Operation operation) =>
        operation is { Api: not "V2", Method: "GET" } && IsOfProject(operation) && operation.Id.Contains(".Builds.", StringComparison.Ordinal);

    private static bool IsOfProject(Operation operation) => operation.Path.Contains("/project/", StringComparison.Ordinal);
}
