using CircleCi.Generated.Testing.Server;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Testing;

/// <summary>A response that is slow, or does not come. The end of the sandbox ends it too.</summary>
public sealed class SandboxDelay : SandboxFault
{
    private readonly TimeSpan? _pause;
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="pause">The time between two bytes; null for no byte at all.</param>
    internal SandboxDelay(TimeSpan? pause) => _pause = pause;

    /// <summary>Waits until a call waits for its response, so that a test can cancel it then.</summary>
    /// <param name="cancellationToken">Ends the wait, not the call.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public Task WhenBegunAsync(CancellationToken cancellationToken = default) => _begun.Task.WaitAsync(cancellationToken);

    /// <summary>Sends at once what is still to be sent, to all calls that wait and that would have to.</summary>
    public void Release() => _released.TrySetResult();

    /// <inheritdoc/>
    public override string ToString() => _pause is null ? "No response was given." : "The response was slow.";

    internal override int Seen(int status) => _pause is null ? 0 : status;

    internal override async Task SendAsync(HttpResponse response, SandboxResponse content, SandboxRequest request, CancellationToken cancellationToken)
    {
        _begun.TrySetResult();
        if (_pause is not { } pause)
        {
            await _released.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            request.Status = content.Status;
            await content.SendAsync(response, cancellationToken).ConfigureAwait(false);
            return;
        }

        var body = content.Begin(response);
        var sent = 0;
        while (sent < body.Length && !_released.Task.IsCompleted)
        {
            await response.Body.WriteAsync(body.AsMemory(sent++, 1), cancellationToken).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
            await Task.WhenAny(_released.Task, Task.Delay(pause, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        await response.Body.WriteAsync(body.AsMemory(sent), cancellationToken).ConfigureAwait(false);
    }
}
