using CircleCi.Generated.Http;
using CircleCi.Generated.V11;

namespace CircleCi.Generated.Logs;

/// <summary>
/// Goes through the outputs of a job, in the order of its steps. Their addresses are good for minutes, and reading may take longer: one that has
/// expired is renewed, once, by requesting the job again.
/// </summary>
internal sealed class JobOutputs(ApiConnection connection, JobReference job, LogsReadOptions? options, CancellationToken cancellationToken)
{
    private readonly BuildsClient _builds = new(connection);
    private readonly LogsReadOptions _options = options?.Copy() ?? new();
    private List<BuildAction>? _actions;
    private int _next;

    /// <summary>The next output, opened; null if there are no more.</summary>
    /// <exception cref="CircleCiException">There was no response, or an error.</exception>
    public async Task<ActionOutput?> NextAsync()
    {
        _actions ??= await BeginAsync().ConfigureAwait(false);
        if (_next == _actions.Count)
            return null;
        var action = _actions[_next++];
        try
        {
            return Opened(await connection.OpenAsync(Request(action), cancellationToken).ConfigureAwait(false), action);
        }
        catch (CircleCiException e) when (SignedAddress.MayHaveExpired(e))
        {
            if (Renewed(action, await _builds.GetAsync(job.ProjectSlug, job.Number, cancellationToken).ConfigureAwait(false)) is not { } renewed)
                throw;
            return Opened(await connection.OpenAsync(Request(renewed), cancellationToken).ConfigureAwait(false), renewed);
        }
    }

    /// <inheritdoc cref="NextAsync"/>
    public ActionOutput? Next()
    {
        _actions ??= Begin();
        if (_next == _actions.Count)
            return null;
        var action = _actions[_next++];
        try
        {
            return Opened(connection.Open(Request(action), cancellationToken), action);
        }
        catch (CircleCiException e) when (SignedAddress.MayHaveExpired(e))
        {
            if (Renewed(action, _builds.Get(job.ProjectSlug, job.Number, cancellationToken)) is not { } renewed)
                throw;
            return Opened(connection.Open(Request(renewed), cancellationToken), renewed);
        }
    }

    // An approval is no build, though it may have a number; of a kind of job that is new v1.1 alone knows.
    private async Task<List<BuildAction>> BeginAsync()
    {
        try
        {
            return job.HasSteps == false ? [] : Chosen(await _builds.GetAsync(job.ProjectSlug, job.Number, cancellationToken).ConfigureAwait(false));
        }
        catch (CircleCiNotFoundException) when (job.HasSteps is null)
        {
            return [];
        }
    }

    private List<BuildAction> Begin()
    {
        try
        {
            return job.HasSteps == false ? [] : Chosen(_builds.Get(job.ProjectSlug, job.Number, cancellationToken));
        }
        catch (CircleCiNotFoundException) when (job.HasSteps is null)
        {
            return [];
        }
    }

    private static bool HasFailed(BuildAction action) =>
        action.Failed == true || action.TimedOut == true || action.InfrastructureFail == true
        || action.Status?.Value is BuildActionStatus.Values.Failed or BuildActionStatus.Values.TimedOut or BuildActionStatus.Values.InfrastructureFail;

    private ApiRequest Request(BuildAction action) =>
        Uri.TryCreate(action.OutputUrl, UriKind.Absolute, out var address) && Tokens.IsSafe(address)
            ? ApiRequest.File(address)
            : throw new CircleCiFormatException($"The output of step '{action.Name}' of job {job.Number} has no https URL.");

    private ActionOutput Opened(OpenResponse response, BuildAction action) => new(response, action, _options.WithoutEscapes);

    private List<BuildAction> Chosen(BuildDetails build)
    {
        var chosen = new List<BuildAction>();
        foreach (var step in build.Steps)
        {
            foreach (var action in step.Actions)
            {
                action.Name ??= step.Name;
                // A step that has just begun has an address already, or no word yet on whether there is output.
                if (action.HasOutput != false && !string.IsNullOrEmpty(action.OutputUrl) && IsAskedFor(action))
                    chosen.Add(action);
            }
        }

        return chosen;
    }

    private bool IsAskedFor(BuildAction action) =>
        (_options.Step is null || _options.Step == action.Name)
        && (_options.Container is null || _options.Container == (action.Index ?? 0))
        && (!_options.FailedOnly || HasFailed(action));

    /// <summary>The action with an address of now; those after it have one too then.</summary>
    private BuildAction? Renewed(BuildAction action, BuildDetails build)
    {
        var chosen = Chosen(build);
        var at = chosen.FindIndex(a => a.Step == action.Step && a.Index == action.Index && a.Name == action.Name && a.StartTime == action.StartTime);
        if (at < 0)
            return null;
        _actions = chosen;
        _next = at + 1;
        return chosen[at];
    }
}
