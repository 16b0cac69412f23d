using CircleCi.Generated.Http;

namespace CircleCi.Generated.Paging;

/// <summary>Goes by the token that each page gives for the next. CircleCI has been seen to give one again, which would never end.</summary>
/// <param name="request">Requests the page of a token; null stands for the first.</param>
/// <param name="token">Where to begin.</param>
internal sealed class TokenPager(Func<string?, ApiRequest> request, string? token) : Pager
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public override ApiRequest Request() => _asked.Add(token ?? "") ? request(token) : throw Failure.RepeatedToken(request(token));

    public override string? GoOn<T>(ItemReader<T> page) => token = page.NextPageToken is { Length: > 0 } next ? next : null;
}
