namespace CircleCi.Build.CSharp;

/// <summary>What a call sends.</summary>
/// <param name="CameLater">Whether the call was released without one, so that it stands behind what programs give.</param>
internal sealed record Body(Shape Shape, bool IsRequired, string Media, bool CameLater)
{
    public Argument Argument => new("request", Shape.Type, IsRequired, IsValue: Shape.IsValue, IsRequired ? "The request body." : "The request body; null to send none.");
}
