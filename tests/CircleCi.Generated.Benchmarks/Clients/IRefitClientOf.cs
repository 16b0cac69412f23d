using Refit;

namespace CircleCi.Generated.Benchmarks.Clients;

/// <summary>A response as Refit asks for it.</summary>
public interface IRefitClientOf<T>
{
    [Get("/{**path}")]
    Task<T> GetAsync(string path);
}
