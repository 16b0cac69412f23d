using System.Collections.Concurrent;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>Logs, once per member, what could not be read of responses; or throws an exception.</summary>
/// <param name="log">The log; null for none.</param>
/// <param name="throws">Whether it is an exception.</param>
internal sealed class OddMemberLog(Action<CircleCiLogEntry>? log, bool throws)
{
    // Made when there is something to tell: most clients never have that.
    private readonly Lazy<ConcurrentDictionary<(Type? Model, string Name), bool>> _told = new(static () => new());

    /// <exception cref="CircleCiException">There is something that could not be read, and that is an exception.</exception>
    public void Take(OddMembers odd, CircleCiLogEntry entry, Func<string, CircleCiException> fail)
    {
        if (odd.All.Count > 0 && throws)
            throw fail($"{odd.All[0]}.");
        if (log is null)
            return;
        foreach (var member in odd.All)
        {
            if (_told.Value.TryAdd((member.Key.Model, member.Key.Name ?? entry.RequestPath), true))
                log(entry.With($"{entry.RequestMethod} {entry.RequestPath}: {member}."));
        }
    }
}
