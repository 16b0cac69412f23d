namespace CircleCi.Generated.Json;

/// <summary>Text of which more may come, after other text. It knows whether something was requested that is not there yet.</summary>
internal sealed class UnfinishedText(string before, TextReader text) : TextReader
{
    private int _at;

    public bool IsAtEnd { get; private set; }

    public override int Read(char[] buffer, int index, int count)
    {
        var read = _at < before.Length ? Math.Min(count, before.Length - _at) : text.Read(buffer, index, count);
        if (_at < before.Length)
            before.CopyTo(_at, buffer, index, read);
        _at += read;
        IsAtEnd = read == 0 && count > 0;
        return read;
    }
}
