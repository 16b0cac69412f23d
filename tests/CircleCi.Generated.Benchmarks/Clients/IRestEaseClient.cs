using RestEase;

namespace CircleCi.Generated.Benchmarks.Clients;

/// <summary>A response as RestEase asks for it.</summary>
public interface IRestEaseClient<T>
{
    [Get("{path}")]
    Task<T?> GetAsync([Path(UrlEncode = false)] string path);
}
