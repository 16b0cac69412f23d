using CircleCi.Generated.Http;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace CircleCi.Generated.Paging;

/// <summary>Goes through the pages of a list, asking for the next one when the items of the one before are used up. A page is read as it comes.</summary>
internal static class Pages
{
#if NET8_0_OR_GREATER
    public static async IAsyncEnumerable<T> EnumerateAsync<T>(
        ApiConnection connection,
        ItemList<T> list,
        Func<string?, ApiRequest> request,
        string? firstToken,
        CancellationToken cancellationToken,
        [EnumeratorCancellation] CancellationToken enumeration = default)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enumeration);
        var seen = new Seen();
        var token = firstToken;
        do
        {
            using var page = new ItemReader<T>(await connection.OpenAsync(request(token), both.Token).ConfigureAwait(false), list);
            bool isEnd;
            do
            {
                await page.FillAsync().ConfigureAwait(false);
                while (page.TakeItems(out isEnd) is { } items)
                {
                    foreach (var item in items)
                    {
                        both.Token.ThrowIfCancellationRequested();
                        yield return item;
                    }
                }
            }
            while (!isEnd);
            token = seen.Check(page.Request, page.NextPageToken);
        }
        while (token is not null);
    }
#endif

    public static IEnumerable<T> Enumerate<T>(
        ApiConnection connection,
        ItemList<T> list,
        Func<string?, ApiRequest> request,
        string? firstToken,
        CancellationToken cancellationToken)
    {
        var seen = new Seen();
        var token = firstToken;
        do
        {
            using var page = new ItemReader<T>(connection.Open(request(token), cancellationToken), list);
            bool isEnd;
            do
            {
                page.Fill();
                while (page.TakeItems(out isEnd) is { } items)
                {
                    foreach (var item in items)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        yield return item;
                    }
                }
            }
            while (!isEnd);
            token = seen.Check(page.Request, page.NextPageToken);
        }
        while (token is not null);
    }

    /// <summary>Tokens that were given before: CircleCI has been seen to give one again, which would never end.</summary>
    private sealed class Seen
    {
        private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);

        public string? Check(ApiRequest request, string? token)
        {
            if (string.IsNullOrEmpty(token))
                return null;
            return _tokens.Add(token!) ? token : throw Failure.RepeatedToken(request);
        }
    }
}
