using CircleCi.Generated.Http;

namespace CircleCi.Generated.Paging;

/// <summary>Leads one enumeration from page to page.</summary>
internal abstract class Pager
{
    /// <summary>Asks for the next page; at first, for the first one.</summary>
    /// <exception cref="CircleCiException">It was asked for before.</exception>
    public abstract ApiRequest Request();

    /// <summary>Looks at the first items of a page before they are given.</summary>
    /// <exception cref="CircleCiException">They were there before.</exception>
    public virtual void Check<T>(ApiRequest request, IReadOnlyList<T> items)
    {
    }

    /// <summary>Goes on after a page was read: gives what leads to the next one, or null after the last.</summary>
    public abstract string? GoOn<T>(ItemReader<T> page);
}
