using CircleCi.Generated.Logs;

namespace CircleCi.Generated;

public partial class CircleCiClient
{
    private LogsClient? _logs;

    /// <summary>What the steps of jobs wrote.</summary>
    public virtual LogsClient Logs => _logs ??= new LogsClient(Connection);
}
