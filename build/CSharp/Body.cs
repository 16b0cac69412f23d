namespace CircleCi.Build.CSharp;

/// <summary>The body of a request.</summary>
/// <param name="CameLater">Whether the operation was released without a body, so that the body comes after the existing parameters.</param>
internal sealed record Body(Shape Shape, bool IsRequired, string Media, bool CameLater)
{
    public Argument Argument => new("request", Shape.Type, IsRequired, IsValue: Shape.IsValue, IsRequired ? "The request body." : "The request body; null to send none.");
}
