namespace CircleCi.Generated.V2;

public partial class PolicyDecisionLog
{
    internal override string? ListKey => Id.IsEmpty ? null : Id.ToString();
}
