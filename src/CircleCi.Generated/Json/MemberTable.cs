using System.Runtime.CompilerServices;
using System.Text;
using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>The names of a model's members on the wire, in the order of its generated reader; after a bar the name in C#, where that is another one.</summary>
internal sealed class MemberTable
{
    private readonly string[] _names;
    private readonly string?[] _otherNames;
    private readonly byte[][] _quotedNames;
    private readonly byte[][] _namesWithColons;
    // The member that came after each one last time, for the next time: responses keep their order. Races only cost a search.
    private readonly int[] _followers;
    private readonly Type? _type;
    private byte[][]? _writtenNames;

    /// <param name="type">The model.</param>
    /// <param name="names">The names.</param>
    public MemberTable(Type? type, params string[] names)
    {
        _type = type;
        _names = Array.ConvertAll(names, n => n.Split('|')[0]);
        _otherNames = Array.ConvertAll(names, n => n.IndexOf('|') is > 0 and var bar ? n.Substring(bar + 1) : null);
        _quotedNames = Array.ConvertAll(_names, n => Encoding.UTF8.GetBytes($"\"{n}\""));
        _namesWithColons = Array.ConvertAll(_names, n => Encoding.UTF8.GetBytes($"\"{n}\":"));
        _followers = new int[names.Length + 1];
        for (var i = 0; i < names.Length; i++)
            _followers[i] = i;
    }

    /// <summary>That of a model without members.</summary>
    public static MemberTable None { get; } = new(null);

    /// <summary>The members to which null means something else than being omitted.</summary>
    public int[] TakingNull { get; init; } = [];

    /// <summary>The name of the model.</summary>
    public string TypeName => _type?.Name ?? "";

    public bool TakesNull(int member) => TakingNull.Length > 0 && Array.IndexOf(TakingNull, member) >= 0;

    /// <summary>The members that nobody may see.</summary>
    public int[] Secrets { get; init; } = [];

    /// <summary>Whether the model has these members and no others, as one of a type that derives from it may have.</summary>
    public bool IsOf(CircleCiModel model) => model.GetType() == _type;

    /// <summary>Whether the name is that of a secret, or is meant to be it.</summary>
    public bool IsSecret(string name)
    {
        foreach (var member in Secrets)
        {
            if (Spelling.IsSame(_names[member], name))
                return true;
        }

        return false;
    }

    /// <summary>The member's name as it is written: after a comma, in quotes, before a colon.</summary>
    public byte[] WrittenName(int member) => (_writtenNames ??= Array.ConvertAll(_names, n => Encoding.UTF8.GetBytes($",{JsonConvert.ToString(n)}:")))[member];

    /// <summary>The member with exactly this name, or -1.</summary>
    public int IndexOf(string name) => Array.IndexOf(_names, name);

    /// <summary>The member's name on the wire.</summary>
    public string Name(int member) => _names[member];

    /// <summary>The member with this name in C# or on the wire, or -1.</summary>
    public int FindByEither(string name)
    {
        var found = Array.IndexOf(_otherNames, name);
        return found >= 0 ? found : Find(name);
    }

    /// <summary>The member with this name, or with one that is meant to be it, or -1.</summary>
    public int Find(string name)
    {
        var found = Array.IndexOf(_names, name);
        if (found < 0)
            found = Array.FindIndex(_names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        return found >= 0 ? found : Array.FindIndex(_names, n => Spelling.IsSame(n, name));
    }

    /// <summary>
    /// The member whose name, in quotes, is at this place, or -1; likely it is the one after <paramref name="previous"/> (-1: the first one). Goes over
    /// the name if it is found.
    /// </summary>
    public int Find(byte[] bytes, ref int at, int end, int previous)
    {
        var likely = _followers[previous + 1];
        if (Is(likely, bytes, ref at, end))
            return likely;
        for (var i = 0; i < _quotedNames.Length; i++)
        {
            if (Is(i, bytes, ref at, end))
                return _followers[previous + 1] = i;
        }

        return -1;
    }

    /// <summary>The member that likely comes after <paramref name="previous"/>, if its name and a colon stand here and something after them, or -1. Goes over both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindLikely(byte[] bytes, ref int at, int end, int previous)
    {
        var likely = _followers[previous + 1];
        if ((uint)likely >= (uint)_namesWithColons.Length)
            return -1;
        var name = _namesWithColons[likely];
        if (name.Length >= end - at || !Bytes.Are(bytes, at, name))
            return -1;
        at += name.Length;
        return likely;
    }

    private bool Is(int member, byte[] bytes, ref int at, int end)
    {
        if ((uint)member >= (uint)_quotedNames.Length)
            return false;
        var name = _quotedNames[member];
        if (name.Length > end - at || !Bytes.Are(bytes, at, name))
            return false;
        at += name.Length;
        return true;
    }
}
