namespace CircleCi.Build.CSharp;

/// <summary>The overloads of an operation: the complete one, and those from before it had options or a body.</summary>
/// <param name="Now">The complete overload.</param>
/// <param name="Earlier">The earlier overloads, oldest first.</param>
/// <param name="ByPosition">The parameters before the options.</param>
/// <param name="ByObject">The overload with one object that contains the first arguments; null if there is none.</param>
internal sealed record Calls(Signature Now, IReadOnlyList<Signature> Earlier, IReadOnlyList<Argument> ByPosition, Signature? ByObject)
{
    private const string Nothing = "null";

    public static Calls Of(Operation operation)
    {
        var body = operation.Body;
        var options = operation.OptionsType is { } type ? new Argument("options", type, IsRequired: false, IsValue: false, "Optional parameters, or null for the defaults.") : null;
        List<Argument> first = [.. Slug(operation), .. Positional(operation)];
        if (body is { CameLater: false })
            first.Add(body.Argument);
        // A body that was added later comes after the options, so that existing programs still compile.
        var later = body is { CameLater: true } ? body.Argument : null;

        Argument[] all = [.. first, .. Given(options), .. Given(later)];
        return new Calls(new Signature(all), [.. Earlier()], first, operation.ByObject is { } by ? ByObjectOf(by) : null);

        Signature ByObjectOf(ByObject by)
        {
            var rest = all[by.Members.Count..];
            return new Signature([new Argument(by.Name, by.TypeName, IsRequired: true, IsValue: true, "The object that the operation applies to."), .. rest], [.. by.Members, .. rest.Select(a => a.Name)]);
        }

        IEnumerable<Signature> Earlier()
        {
            var optionsCameLater = options is not null && operation.Says("x-options-came-later");
            if (optionsCameLater)
                yield return Without(options, later);
            if (optionsCameLater && later is not null)
                yield return Without(options);
            if (later is not null)
                yield return Without(later);
        }

        Signature Without(params Argument?[] missing) => new(
            [.. all.Where(a => !missing.Contains(a))],
            [.. all.Select(a => missing.Contains(a) ? Nothing : a.Name)]);
    }

    private static IEnumerable<Argument> Slug(Operation operation) =>
        operation.Slug is null ? [] : [new Argument("projectSlug", "ProjectSlug", IsRequired: true, IsValue: true, "The project, such as <c>gh/acme/shop</c>.")];

    /// <summary>The required parameters, in order.</summary>
    private static IEnumerable<Argument> Positional(Operation operation) =>
        from place in new[] { "path", "header", "query" }
        from parameter in operation.Parameters
        where parameter.In == place && (parameter.IsRequired || place == "path") && operation.Slug?.Contains($"{{{parameter.Wire}}}", StringComparison.Ordinal) is not true
        select new Argument(parameter.Name, parameter.Type, IsRequired: true, IsValue: true, Docs.Of(parameter.Prose));

    private static Argument[] Given(Argument? argument) => argument is null ? [] : [argument];
}
