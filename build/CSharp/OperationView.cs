namespace CircleCi.Build.CSharp;

/// <summary>The C# view of an operation: the methods of its client.</summary>
internal sealed record OperationView
{
    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required string Remarks { get; init; }

    /// <summary>The accepted types of token, in words.</summary>
    public required string Token { get; init; }

    public required string Verb { get; init; }

    public required string Path { get; init; }

    /// <summary>The reason why it is obsolete, as a literal; null if it is not.</summary>
    public string? Obsolete { get; init; }

    /// <summary>The parameters, without the cancellation token.</summary>
    public required Signature Call { get; init; }

    /// <summary>The overloads from before the operation had options or a body.</summary>
    public required IReadOnlyList<Signature> Earlier { get; init; }

    public ReturnView? Returns { get; init; }

    public ItemsView? Items { get; init; }

    public OptionsView? Options { get; init; }

    /// <summary>The overload with one object that contains the first arguments.</summary>
    public Signature? ByObject { get; init; }

    /// <summary>The successor, as documentation refers to it.</summary>
    public string? Successor { get; init; }

    public required RequestView Request { get; init; }

    public static OperationView Of(Operation operation)
    {
        var calls = Calls.Of(operation);
        var obsolete = operation.Says("deprecated") ? Literal.Of(operation.Text("x-obsolete") ?? "CircleCI has deprecated this operation.") : null;
        return new OperationView
        {
            Name = operation.Name,
            Summary = Docs.Of(operation.Text("summary")),
            Remarks = Docs.Of(operation.Text("description")),
            Token = operation.Text("x-token") == "project" ? "personal or project" : "personal",
            Verb = operation.Method,
            Path = operation.Path,
            Obsolete = obsolete,
            Call = calls.Now,
            Earlier = calls.Earlier,
            Returns = operation.Response is { } response ? new ReturnView(response.Type, response.Reader, Docs.Of(operation.Returns)) : null,
            Items = operation.Items is { } items ? ItemsView.Of(items, operation, calls) : null,
            Options = OptionsView.Of(operation),
            ByObject = calls.ByObject,
            Successor = operation.Text("x-successor"),
            Request = RequestView.Of(operation, obsolete),
        };
    }
}

/// <summary>The parameters of a method, and the arguments that it passes on.</summary>
internal sealed record Signature(IReadOnlyList<Argument> Parameters, IReadOnlyList<string> Passed)
{
    public Signature(IReadOnlyList<Argument> parameters)
        : this(parameters, [.. parameters.Select(p => p.Name)])
    {
    }
}

/// <summary>The C# view of a response.</summary>
/// <param name="TypeName">The type.</param>
/// <param name="Reader">The expression that reads it; null if it is an object that reads itself.</param>
/// <param name="Docs">The documentation.</param>
internal sealed record ReturnView(string TypeName, string? Reader, string Docs)
{
    /// <summary>The type, as a call needs to be told where it is not told how to read it.</summary>
    public string? Model => Reader is null ? TypeName : null;
}
