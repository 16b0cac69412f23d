namespace CircleCi.Generated.Json;

/// <summary>Which members of a model were read, by their places.</summary>
internal struct ReadMembers
{
    private const int Size = 64;

    private ulong _first;
    private ulong[]? _further;

    public readonly bool Contains(int member) => member < Size
        ? (_first & Bit(member)) != 0
        : _further is not null && Index(member) < _further.Length && (_further[Index(member)] & Bit(member)) != 0;

    public void Add(int member)
    {
        if (member < Size)
            _first |= Bit(member);
        else
            Further(member) |= Bit(member);
    }

    public void Remove(int member)
    {
        if (member < Size)
            _first &= ~Bit(member);
        else
            Further(member) &= ~Bit(member);
    }

    private ref ulong Further(int member)
    {
        if (_further is null || Index(member) >= _further.Length)
            Array.Resize(ref _further, Index(member) + 1);
        return ref _further[Index(member)];
    }

    private static int Index(int member) => (member / Size) - 1;

    private static ulong Bit(int member) => 1UL << (member % Size);
}
