#if NET8_0_OR_GREATER
namespace CircleCi.Generated.Http;

/// <summary>The token that was given to a call and the one that was given to its enumeration: either ends it, and the exception has the one that did.</summary>
internal sealed class EitherToken : IDisposable
{
    private readonly CancellationToken _first;
    private readonly CancellationToken _second;
    private readonly CancellationTokenSource? _linked;

    public EitherToken(CancellationToken first, CancellationToken second)
    {
        (_first, _second) = (first, second);
        if (first.CanBeCanceled && second.CanBeCanceled && first != second)
            _linked = CancellationTokenSource.CreateLinkedTokenSource(first, second);
        Token = _linked?.Token ?? (first.CanBeCanceled ? first : second);
    }

    public CancellationToken Token { get; }

    public void ThrowIfCancellationRequested()
    {
        _first.ThrowIfCancellationRequested();
        _second.ThrowIfCancellationRequested();
    }

    /// <summary>Goes through a sequence that the token ends.</summary>
    public async IAsyncEnumerable<T> EnumerateAsync<T>(Func<CancellationToken, IAsyncEnumerable<T>> sequence)
    {
        var items = sequence(Token).GetAsyncEnumerator(CancellationToken.None);
        try
        {
            while (await NextAsync(items).ConfigureAwait(false))
                yield return items.Current;
        }
        finally
        {
            await items.DisposeAsync().ConfigureAwait(false);
        }
    }

    public void Dispose() => _linked?.Dispose();

    private async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T> items)
    {
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (_linked is not null && (_first.IsCancellationRequested || _second.IsCancellationRequested))
        {
            throw new OperationCanceledException(e.Message, e, _first.IsCancellationRequested ? _first : _second);
        }
    }
}
#endif
