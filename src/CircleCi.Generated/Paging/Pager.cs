using CircleCi.Generated.Http;

namespace CircleCi.Generated.Paging;

/// <summary>Leads one enumeration from page to page.</summary>
internal abstract class Pager
{
    /// <summary>Requests the next page; initially the first one.</summary>
    /// <exception cref="CircleCiException">It was requested before.</exception>
    public abstract ApiRequest Request();

    /// <summary>Whether the page that was read is one to give.</summary>
    public virtual bool GivesPage => true;

    /// <summary>Looks at items of a page before they are given.</summary>
    /// <returns>Those that were not given before.</returns>
    /// <exception cref="CircleCiException">The server gives the same ones for ever.</exception>
    public virtual IReadOnlyList<T> Choose<T>(ApiRequest request, IReadOnlyList<T> items) => items;

    /// <summary>Goes on after a page was read: gives what leads to the next one, or null after the last.</summary>
    public abstract string? GoOn<T>(ItemReader<T> page);
}
