using CircleCi.Generated.Logs;

namespace CircleCi.Generated;

public partial class CircleCiClient
{
    private LogsClient? _logs;

    /// <summary>The output of jobs' steps.</summary>
    public virtual LogsClient Logs => _logs ??= new LogsClient(Connection);
}
