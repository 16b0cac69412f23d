namespace CircleCi.Build.Import;

/// <summary>A description that cannot be imported. The message is one line: the place, what is wrong there, what to do.</summary>
internal class ImportException(string message) : CommandException(OneLine(message))
{
    public ImportException(string place, string problem)
        : this($"{place}: {problem}")
    {
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
