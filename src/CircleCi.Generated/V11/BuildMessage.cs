namespace CircleCi.Generated.V11;

public partial class BuildMessage
{
    /// <summary>The text of the message, whether it was sent as text or as an object.</summary>
    public string Text => TryGetString(out var text) ? text : TryGetBuildMessageDetails(out var details) ? details.Message ?? string.Empty : string.Empty;
}
