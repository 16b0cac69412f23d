using System.Text;

namespace CircleCi.Generated.Http;

/// <summary>A text that is put together of parts. What it is put together in is kept by each thread for its next one.</summary>
/// <param name="start">How it begins; most need nothing more.</param>
internal struct TargetText(string start)
{
    // Longer ones are rare, and not kept.
    private const int MaxKept = 512;

    [ThreadStatic]
    private static StringBuilder? _kept;

    private string _text = start;
    private StringBuilder? _parts;

    public void Append(string part) => Parts().Append(part);

    public void Append(char part) => Parts().Append(part);

    public override string ToString()
    {
        if (_parts is not { } parts)
            return _text;
        _text = parts.ToString();
        _parts = null;
        if (parts.Capacity <= MaxKept)
            _kept = parts;
        return _text;
    }

    private StringBuilder Parts()
    {
        if (_parts is not null)
            return _parts;
        _parts = _kept ?? new StringBuilder(MaxKept / 2);
        _kept = null;
        return _parts.Clear().Append(_text);
    }
}
