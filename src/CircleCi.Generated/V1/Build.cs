using System.Globalization;

namespace CircleCi.Generated.V1;

public partial class Build
{
    internal override string? ListKey => BuildNumber is { } number ? $"{Username}/{RepoName}/{number.ToString(CultureInfo.InvariantCulture)}" : null;
}
