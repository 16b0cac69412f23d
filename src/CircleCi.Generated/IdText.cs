using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>Parses the text of IDs.</summary>
internal static class IdText
{
    /// <param name="text">The text.</param>
    /// <param name="of">What the ID identifies, such as <c>a pipeline</c>.</param>
    /// <exception cref="ArgumentException">The text is not a UUID.</exception>
    public static Guid ToGuid(string text, string of)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text), $"The text is null; specify the UUID of {of}.");
        if (text.Trim().Length == 0)
            throw new ArgumentException($"The text is empty; specify the UUID of {of}.", nameof(text));
        return Guid.TryParse(text, out var value)
            ? value
            : throw new ArgumentException($"'{Shown.Text(text)}' is not a UUID; specify the UUID of {of}, such as 5034460f-c7c4-4c43-9457-de07e2029e7b.", nameof(text));
    }

    /// <summary>Returns the model to convert, or rejects null.</summary>
    /// <exception cref="ArgumentNullException">The model is null.</exception>
    public static T Of<T>(T? model, string name)
        where T : class =>
        model ?? throw new ArgumentNullException(name, $"The {typeof(T).Name} is null, so it has no ID; specify one that CircleCI returned.");
}
