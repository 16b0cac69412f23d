namespace CircleCi.Build.CSharp;

/// <summary>The response of an operation.</summary>
internal sealed record Response(Shape Shape, bool MayBeNull, string Media)
{
    /// <summary>The type that the call returns. A list or map that is null is an empty one.</summary>
    public string Type => Shape.ReadOnlyType + (MayBeNull && Shape.Element is null && IsJson ? "?" : "");

    /// <summary>Whether it is an object that reads itself.</summary>
    public bool IsModel => IsJson && !MayBeNull && Shape is Leaf { IsNamed: true, IsEnum: false };

    /// <summary>The expression that reads it; null if it reads itself.</summary>
    public string? Reader => IsModel ? null : !IsJson ? Shape == Shape.Text ? "ResponseShape.Text" : "ResponseShape.Bytes" : Shape switch
    {
        ListOf => Read("OfList", Shape.Element!),
        MapOf => Read("OfMap", Shape.Element!),
        Leaf { IsNamed: true } when !MayBeNull => Read("Of", Shape),
        _ => Read("OfValue", Shape),
    };

    private bool IsJson => Media == CSharp.Media.Json;

    private string Read(string factory, Shape shape) =>
        $"ResponseShape.{factory}<{(shape == Shape ? Type : shape.Type)}>({Function(shape)}){(MayBeNull ? ".OrNull()" : "")}";

    // A method that returns a value is none that returns one or null.
    private string Function(Shape shape) => MayBeNull && shape.IsValue ? $"static (ref JsonInput json) => {shape.Reader}" : shape.Function;
}
