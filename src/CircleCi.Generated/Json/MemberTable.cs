#if NET8_0_OR_GREATER
using System.Text;
#endif

namespace CircleCi.Generated.Json;

/// <summary>The names of a model's members on the wire, in the order of its generated reader.</summary>
internal sealed class MemberTable
{
    private readonly string[] _names;
    // The member that came after each one last time, for the next time: answers keep their order. Races only cost a search.
    private readonly int[] _followers;
#if NET8_0_OR_GREATER
    private readonly byte[][] _bytes;
#endif

    public MemberTable(params string[] names)
    {
#if NET8_0_OR_GREATER
        _names = names;
        _bytes = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
#else
        _names = Array.ConvertAll(names, JsonNames.Add);
#endif
        _followers = new int[names.Length + 1];
        for (var i = 0; i < names.Length; i++)
            _followers[i] = i;
    }

    /// <summary>The members to which null says something else than being left out.</summary>
    public int[] TakingNull { get; init; } = [];

    public bool TakesNull(int member) => TakingNull.Length > 0 && Array.IndexOf(TakingNull, member) >= 0;

    /// <summary>The member with this name, or with one that is meant to be it, or -1.</summary>
    public int Find(string name)
    {
        var found = Array.IndexOf(_names, name);
        if (found < 0)
            found = Array.FindIndex(_names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        return found >= 0 ? found : Array.FindIndex(_names, n => Spelling.IsSame(n, name));
    }

#if NET8_0_OR_GREATER
    /// <summary>The same, for the member after <paramref name="previous"/> (-1: the first one).</summary>
    public int Find(ReadOnlySpan<byte> name, int previous)
    {
        var likely = _followers[previous + 1];
        if ((uint)likely < (uint)_bytes.Length && name.SequenceEqual(_bytes[likely]))
            return likely;
        for (var i = 0; i < _bytes.Length; i++)
        {
            if (name.SequenceEqual(_bytes[i]))
                return _followers[previous + 1] = i;
        }

        return Find(Encoding.UTF8.GetString(name));
    }
#else
    /// <summary>The same, for the member after <paramref name="previous"/> (-1: the first one).</summary>
    public int Find(string name, int previous)
    {
        // The reader takes its names from JsonNames, so what is equal is the same.
        var likely = _followers[previous + 1];
        if ((uint)likely < (uint)_names.Length && ReferenceEquals(name, _names[likely]))
            return likely;
        for (var i = 0; i < _names.Length; i++)
        {
            if (ReferenceEquals(name, _names[i]))
                return _followers[previous + 1] = i;
        }

        return Find(name);
    }
#endif
}
