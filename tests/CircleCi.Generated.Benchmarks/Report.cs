namespace CircleCi.Generated.Benchmarks;

/// <summary>Prints what was measured, a table for each measure, and at the end how all of it stands to what is promised.</summary>
public sealed class Report
{
    private readonly List<(string What, Measured Figure)> _figures = [];
    private string _table = "";

    /// <summary>Begins a table.</summary>
    public void Head(string title, string note, IEnumerable<string> columns)
    {
        Console.WriteLine();
        Row(_table = title, note, columns);
    }

    public void Row(string name, string note, params IEnumerable<string> cells) =>
        Console.WriteLine($"{name,-44}{note,-20}{string.Concat(cells.Select(c => $"{c,27}"))}");

    /// <summary>A row of figures that something is promised of.</summary>
    public void Judge(string name, params IReadOnlyList<Measured> figures)
    {
        Row(name, "", figures.Select(f => f.ToString()));
        _figures.AddRange(figures.Where(f => f.AtMost is not null).Select(f => ($"{_table}: {name}", f)));
    }

    /// <summary>Prints all that is promised, beside what it is.</summary>
    /// <returns>Whether none of it is missed.</returns>
    public bool Conclude()
    {
        var missed = _figures.Count(f => f.Figure.IsMissed);
        var unknown = _figures.Count(f => f.Figure.Value is null);
        Head("What is promised", "", ["measured"]);
        foreach (var (what, figure) in _figures)
            Console.WriteLine($"{$"{what}, {figure.Of}",-78}{figure}");
        Console.WriteLine($"{_figures.Count - missed - unknown} of {_figures.Count} are met, {missed} missed, {unknown} not measured.");
        return missed == 0;
    }

    /// <summary>A time in microseconds.</summary>
    public static string Time(double microseconds) => Amount(microseconds, "us", "ms");

    /// <summary>An allocation in bytes.</summary>
    public static string Size(double bytes) => Amount(bytes / 1000, "KB", "MB");

    private static string Amount(double value, string unit, string thousand) =>
        value < 10 ? $"{value:0.00} {unit}" : value < 1000 ? $"{value:0.0} {unit}" : $"{value / 1000:0.00} {thousand}";
}
