using System.Globalization;

namespace CircleCi.Generated.V11;

public partial class Build
{
    internal override string? ListKey => BuildNumber is { } number ? $"{VcsType}/{Username}/{RepoName}/{number.ToString(CultureInfo.InvariantCulture)}" : null;
}
