using System.Globalization;

namespace CircleCi.Generated.Json;

/// <summary>Has what others say of numbers, such as Newtonsoft.Json in its errors, be the same under every culture, until it is disposed.</summary>
internal readonly struct InvariantScope : IDisposable
{
    private readonly CultureInfo _before;

    private InvariantScope(CultureInfo before) => _before = before;

    public static InvariantScope Enter()
    {
        var scope = new InvariantScope(CultureInfo.CurrentCulture);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return scope;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
