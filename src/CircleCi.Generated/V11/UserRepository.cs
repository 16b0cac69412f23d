namespace CircleCi.Generated.V11;

public partial class UserRepository
{
    internal override string? ListKey => VcsUrl;
}
