using System.Collections;

namespace CircleCi.Generated.Testing.Server;

/// <summary>The newest of what was recorded, so that a sandbox that runs for weeks needs no more memory than one of a test.</summary>
/// <param name="maxCount">How many are kept.</param>
/// <param name="maxSize">How large they may be together.</param>
/// <param name="sizeOf">How large one is.</param>
internal sealed class Recent<T>(int maxCount, long maxSize, Func<T, long> sizeOf) : IReadOnlyCollection<T>
{
    private readonly Queue<T> _items = new();
    private long _size;

    public int Count
    {
        get
        {
            lock (_items)
                return _items.Count;
        }
    }

    /// <summary>Keeps it, and forgets the oldest ones that there is no room for any more.</summary>
    public void Add(T item)
    {
        lock (_items)
        {
            _items.Enqueue(item);
            _size += sizeOf(item);
            while (_items.Count > maxCount || (_size > maxSize && _items.Count > 1))
                _size -= sizeOf(_items.Dequeue());
        }
    }

    /// <summary>Those that there are by now, oldest first.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        lock (_items)
            return ((IEnumerable<T>)_items.ToArray()).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
