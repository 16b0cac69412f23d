#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace CircleCi.Generated.Paging;

/// <summary>Goes through the pages of a list, asking for the next one when the items of the one before are used up.</summary>
internal static class Pages
{
#if NET8_0_OR_GREATER
    public static async IAsyncEnumerable<TItem> EnumerateAsync<TPage, TItem>(
        Func<string?, CancellationToken, Task<TPage>> get,
        Func<TPage, IEnumerable<TItem>> items,
        Func<TPage, string?> nextToken,
        string? firstToken,
        CancellationToken cancellationToken,
        [EnumeratorCancellation] CancellationToken enumeration = default)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enumeration);
        var seen = new Seen();
        var token = firstToken;
        do
        {
            var page = await get(token, both.Token).ConfigureAwait(false);
            foreach (var item in items(page))
            {
                both.Token.ThrowIfCancellationRequested();
                yield return item;
            }

            token = seen.Check(nextToken(page));
        }
        while (token is not null);
    }
#endif

    public static IEnumerable<TItem> Enumerate<TPage, TItem>(
        Func<string?, TPage> get,
        Func<TPage, IEnumerable<TItem>> items,
        Func<TPage, string?> nextToken,
        string? firstToken)
    {
        var seen = new Seen();
        var token = firstToken;
        do
        {
            var page = get(token);
            foreach (var item in items(page))
                yield return item;
            token = seen.Check(nextToken(page));
        }
        while (token is not null);
    }

    /// <summary>Tokens that were given before: CircleCI has been seen to give one again, which would never end.</summary>
    private sealed class Seen
    {
        private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);

        public string? Check(string? token)
        {
            if (string.IsNullOrEmpty(token))
                return null;
            return _tokens.Add(token!) ? token : throw new CircleCiException("CircleCI gave the same page token twice; the list cannot be read to its end.");
        }
    }
}
