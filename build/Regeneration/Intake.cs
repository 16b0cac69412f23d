using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Regeneration;

/// <summary>An upstream description that is good enough to go on with.</summary>
internal sealed record Intake(ApiFolder Folder, string Source, JObject Upstream, ApiDocument Read)
{
    /// <summary>A description that has lost a larger part of its operations is taken for a fault of upstream's, not for a change.</summary>
    private const double LargestLoss = 0.2;

    /// <exception cref="RejectedException">It cannot be had, is broken or half of one.</exception>
    public static async Task<Intake> TakeAsync(ApiFolder folder, string source, SourceCache cache, CancellationToken cancellationToken)
    {
        var overlay = Overlay.Load(folder.Overlay);
        var names = NameLock.Load(folder.Names);
        try
        {
            var upstream = await SourceReader.ReadAsync(source, cache, cancellationToken);
            var read = Importer.Read(source, (JObject)upstream.DeepClone(), overlay);
            var described = names.Calls.Keys.Except(Kept(folder)).ToList();
            var lost = described.Except(read.Operations.Select(o => o.Key)).Order(StringComparer.Ordinal).ToList();
            if (lost.Count > described.Count * LargestLoss)
            {
                throw new RejectedException(
                    $"{source} lacks {lost.Count} of {described.Count} operations of {folder.Version}, such as {lost[0]}: more than a fifth. Nothing was changed. "
                    + $"If CircleCI has really dropped them, take it over by hand: dotnet run --project build -- import {folder.Version} {source}");
            }

            return new Intake(folder, source, upstream, read);
        }
        // What is wrong with a file of ours is no fault of the description.
        catch (ImportException e) when (!e.Message.StartsWith(folder.Overlay, StringComparison.Ordinal))
        {
            var where = e.Message.StartsWith(source, StringComparison.Ordinal) ? "" : $"{source}, ";
            throw new RejectedException($"{where}{e.Message.TrimEnd('.')}. Nothing was changed.");
        }
    }

    /// <summary>The operations that CircleCI had stopped describing before: nobody expects them.</summary>
    private static IEnumerable<string> Kept(ApiFolder folder) => new[] { true, false }.Any(isSwagger2 => File.Exists(folder.Document(isSwagger2)))
        ? ApiState.Load(folder).Calls.Values.Where(c => c.Node["x-last-described"] is not null).Select(c => Paths.Nameless(c.Key))
        : [];
}
