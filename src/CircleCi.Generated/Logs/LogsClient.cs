using System.Globalization;
using System.Runtime.Versioning;
using CircleCi.Generated.Http;

namespace CircleCi.Generated.Logs;

/// <summary>
/// Reads the output of jobs' steps. API v2 has no such operation: the steps come from API v1.1, and their output from storage, as it is received. Get it from
/// <see cref="CircleCiClient.Logs"/>.
/// </summary>
/// <remarks>HTTP: <c>GET /api/v1.1/project/{vcs-type}/{username}/{project}/{buildNumber}</c>, then the output URL of each action, without the token.</remarks>
public class LogsClient : ApiClient
{
    internal LogsClient(ApiConnection connection)
        : base(connection)
    {
    }

    /// <summary>For mocking: override the methods that a test needs.</summary>
    protected LogsClient()
    {
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="Read(ProjectSlug, long, LogsReadOptions, CancellationToken)"/>
    public virtual IAsyncEnumerable<LogLine> ReadAsync(ProjectSlug projectSlug, long jobNumber, LogsReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync(Connection, new JobReference(projectSlug, jobNumber), options?.Copy(), cancellationToken);

    /// <inheritdoc cref="Read(JobReference, LogsReadOptions, CancellationToken)"/>
    public virtual IAsyncEnumerable<LogLine> ReadAsync(JobReference job, LogsReadOptions? options = null, CancellationToken cancellationToken = default) =>
        job.HasSteps == true ? ReadAsync(job.ProjectSlug, job.Number, options, cancellationToken) : ReadAsync(Connection, job, options?.Copy(), cancellationToken);
#endif

    /// <summary>
    /// Reads the output of a job, line by line and step by step. The output of a step that ran in several containers is read container by container.
    /// For a running job, the available output is read.
    /// </summary>
    /// <remarks>Token: personal or project. The complete output is never held in memory.</remarks>
    /// <param name="projectSlug">The project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="jobNumber">The number of the job in its project, which API v1.1 calls the build number.</param>
    /// <param name="options">Filters for the output, or null to read all of it.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The lines, requested as they are enumerated.</returns>
    /// <exception cref="CircleCiException">CircleCI or its storage could not be reached or returned an error. If this happens partway, the message says how much was read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    [UnsupportedOSPlatform("browser")]
    public virtual IEnumerable<LogLine> Read(ProjectSlug projectSlug, long jobNumber, LogsReadOptions? options = null, CancellationToken cancellationToken = default) =>
        Read(Connection, new JobReference(projectSlug, jobNumber), options?.Copy(), cancellationToken);

    /// <param name="job">A job of a workflow that has started. An approval job has no output.</param>
    /// <param name="options">Filters for the output, or null to read all of it.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException"><paramref name="job"/> has no number: it has not started, or is an approval job.</exception>
    /// <inheritdoc cref="Read(ProjectSlug, long, LogsReadOptions, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual IEnumerable<LogLine> Read(JobReference job, LogsReadOptions? options = null, CancellationToken cancellationToken = default) =>
        job.HasSteps == true ? Read(job.ProjectSlug, job.Number, options, cancellationToken) : Read(Connection, job, options?.Copy(), cancellationToken);

    /// <returns>The complete output as one string.</returns>
    /// <inheritdoc cref="Read(ProjectSlug, long, LogsReadOptions, CancellationToken)"/>
    public virtual async Task<string> ReadTextAsync(ProjectSlug projectSlug, long jobNumber, LogsReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        await CopyToAsync(projectSlug, jobNumber, text, options, cancellationToken).ConfigureAwait(false);
        return text.ToString();
    }

    /// <inheritdoc cref="ReadTextAsync(ProjectSlug, long, LogsReadOptions, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual string ReadText(ProjectSlug projectSlug, long jobNumber, LogsReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CopyTo(projectSlug, jobNumber, text, options, cancellationToken);
        return text.ToString();
    }

    /// <returns>The complete output as one string.</returns>
    /// <inheritdoc cref="Read(JobReference, LogsReadOptions, CancellationToken)"/>
    public virtual Task<string> ReadTextAsync(JobReference job, LogsReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        return job.HasSteps == true ? ReadTextAsync(job.ProjectSlug, job.Number, options, cancellationToken) : TextAsync();

        async Task<string> TextAsync()
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            await CopyToAsync(new JobOutputs(Connection, job, options, cancellationToken), text, cancellationToken).ConfigureAwait(false);
            return text.ToString();
        }
    }

    /// <inheritdoc cref="ReadTextAsync(JobReference, LogsReadOptions, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual string ReadText(JobReference job, LogsReadOptions? options = null, CancellationToken cancellationToken = default) =>
        job.HasSteps == true ? ReadText(job.ProjectSlug, job.Number, options, cancellationToken) : string.Concat(Read(Connection, job, options, cancellationToken).Select(line => line.Text));

    /// <summary>Writes the output of a job to <paramref name="writer"/> as it is received. See <see cref="Read(ProjectSlug, long, LogsReadOptions, CancellationToken)"/>.</summary>
    /// <param name="projectSlug">The project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="jobNumber">The number of the job in its project.</param>
    /// <param name="writer">The writer, which stays open.</param>
    /// <param name="options">Filters for the output, or null to read all of it.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <inheritdoc cref="Read(ProjectSlug, long, LogsReadOptions, CancellationToken)" path="/remarks|/exception"/>
    public virtual async Task CopyToAsync(ProjectSlug projectSlug, long jobNumber, TextWriter writer, LogsReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (writer is null)
            throw new ArgumentNullException(nameof(writer));
        await CopyToAsync(new JobOutputs(Connection, new JobReference(projectSlug, jobNumber), options, cancellationToken), writer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="CopyToAsync(ProjectSlug, long, TextWriter, LogsReadOptions, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual void CopyTo(ProjectSlug projectSlug, long jobNumber, TextWriter writer, LogsReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (writer is null)
            throw new ArgumentNullException(nameof(writer));
        foreach (var line in Read(projectSlug, jobNumber, options, cancellationToken))
            writer.Write(line.Text);
    }

    /// <param name="job">A job that has started.</param>
    /// <param name="writer">The writer, which stays open.</param>
    /// <param name="options">Filters for the output, or null to read all of it.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <inheritdoc cref="CopyToAsync(ProjectSlug, long, TextWriter, LogsReadOptions, CancellationToken)"/>
    public virtual Task CopyToAsync(JobReference job, TextWriter writer, LogsReadOptions? options = null, CancellationToken cancellationToken = default) =>
        job.HasSteps == true ? CopyToAsync(job.ProjectSlug, job.Number, writer, options, cancellationToken)
        : CopyToAsync(new JobOutputs(Connection, job, options, cancellationToken), writer ?? throw new ArgumentNullException(nameof(writer)), cancellationToken);

    /// <inheritdoc cref="CopyToAsync(JobReference, TextWriter, LogsReadOptions, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual void CopyTo(JobReference job, TextWriter writer, LogsReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (writer is null)
            throw new ArgumentNullException(nameof(writer));
        foreach (var line in Read(job, options, cancellationToken))
            writer.Write(line.Text);
    }

    private static async Task CopyToAsync(JobOutputs outputs, TextWriter writer, CancellationToken cancellationToken)
    {
        while (await outputs.NextAsync().ConfigureAwait(false) is { } next)
        {
            using var output = next;
            while (await output.FillAsync().ConfigureAwait(false))
            {
                foreach (var line in output.TakeLines())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await writer.WriteAsync(line.Text).ConfigureAwait(false);
                }
            }
        }
    }

#if NET8_0_OR_GREATER
    private static async IAsyncEnumerable<LogLine> ReadAsync(
        ApiConnection connection,
        JobReference job,
        LogsReadOptions? options,
        CancellationToken cancellationToken,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken enumeration = default)
    {
        using var either = new EitherToken(cancellationToken, enumeration);
        await foreach (var line in either.EnumerateAsync(token => LinesAsync(new JobOutputs(connection, job, options, token))).ConfigureAwait(false))
        {
            either.ThrowIfCancellationRequested();
            yield return line;
        }
    }

    private static async IAsyncEnumerable<LogLine> LinesAsync(JobOutputs outputs)
    {
        while (await outputs.NextAsync().ConfigureAwait(false) is { } next)
        {
            using var output = next;
            while (await output.FillAsync().ConfigureAwait(false))
            {
                foreach (var line in output.TakeLines())
                    yield return line;
            }
        }
    }
#endif

    private static IEnumerable<LogLine> Read(ApiConnection connection, JobReference job, LogsReadOptions? options, CancellationToken cancellationToken)
    {
        var outputs = new JobOutputs(connection, job, options, cancellationToken);
        while (outputs.Next() is { } next)
        {
            using var output = next;
            while (output.Fill())
            {
                foreach (var line in output.TakeLines())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return line;
                }
            }
        }
    }
}
