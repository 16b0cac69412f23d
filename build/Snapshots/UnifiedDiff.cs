namespace CircleCi.Build.Snapshots;

/// <summary>How two texts differ, line by line, as <c>diff -u</c> tells it.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Texts that are further apart are told as one removed and one added: nobody reads more, and to find it would take long.</summary>
    private const int MaxEdits = 3000;

    /// <summary>The difference, of which at most some lines are shown; empty if there is none.</summary>
    public static string Of(string before, string after, string beforeName, string afterName, int maxLines = int.MaxValue)
    {
        if (before == after)
            return "";
        var edits = Edits(before.Split('\n'), after.Split('\n'));
        var lines = new List<string> { $"--- {beforeName}", $"+++ {afterName}" };
        foreach (var hunk in Hunks(edits))
        {
            lines.Add($"@@ -{Range(edits, hunk, '+')} +{Range(edits, hunk, '-')} @@");
            lines.AddRange(edits[hunk].Select(e => e.Sign + e.Line));
        }

        return string.Join('\n', lines.Count <= maxLines ? lines : lines.Take(maxLines).Append($"... and {lines.Count - maxLines} lines more"));
    }

    private static Edit[] Edits(string[] before, string[] after)
    {
        var head = 0;
        while (head < before.Length && head < after.Length && before[head] == after[head])
            head++;
        var tail = 0;
        while (tail < before.Length - head && tail < after.Length - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        return
        [
            .. before[..head].Select(Kept),
            .. Shortest(before[head..^tail], after[head..^tail]),
            .. before[^tail..].Select(Kept),
        ];
    }

    /// <summary>The fewest edits, by Myers' algorithm: how far each diagonal gets with one edit more, until one gets to the end.</summary>
    private static IEnumerable<Edit> Shortest(string[] before, string[] after)
    {
        var middle = Math.Min(before.Length + after.Length, MaxEdits) + 1;
        var reach = new int[(2 * middle) + 1];
        var trace = new List<int[]>();
        for (var edits = 0; edits < middle; edits++)
        {
            // Only these diagonals can be looked up again.
            trace.Add(reach[(middle - edits - 1)..(middle + edits + 2)]);
            for (var k = -edits; k <= edits; k += 2)
            {
                var x = IsInsert(reach, middle, k, edits) ? reach[middle + k + 1] : reach[middle + k - 1] + 1;
                while (x < before.Length && x - k < after.Length && before[x] == after[x - k])
                    x++;
                reach[middle + k] = x;
                if (x >= before.Length && x - k >= after.Length)
                    return Backwards(before, after, trace).Reverse();
            }
        }

        return [.. before.Select(l => new Edit('-', l)), .. after.Select(l => new Edit('+', l))];
    }

    private static IEnumerable<Edit> Backwards(string[] before, string[] after, List<int[]> trace)
    {
        var (x, y) = (before.Length, after.Length);
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var (reach, middle, k) = (trace[edits], edits + 1, x - y);
            var isInsert = IsInsert(reach, middle, k, edits);
            var fromX = edits == 0 ? 0 : isInsert ? reach[middle + k + 1] : reach[middle + k - 1];
            var fromY = edits == 0 ? 0 : fromX - (isInsert ? k + 1 : k - 1);
            for (; x > fromX && y > fromY; x--, y--)
                yield return Kept(before[x - 1]);
            if (edits > 0)
                yield return isInsert ? new Edit('+', after[--y]) : new Edit('-', before[--x]);
        }
    }

    private static bool IsInsert(int[] reach, int middle, int k, int edits) => k == -edits || (k != edits && reach[middle + k - 1] < reach[middle + k + 1]);

    private static Edit Kept(string line) => new(' ', line);

    /// <summary>The changes with the lines around them; those that touch are one.</summary>
    private static IEnumerable<Range> Hunks(Edit[] edits)
    {
        for (var i = 0; i < edits.Length; i++)
        {
            if (edits[i].Sign == ' ')
                continue;
            var last = i;
            for (var j = i; j < edits.Length && j - last <= (2 * Context) + 1; j++)
                last = edits[j].Sign == ' ' ? last : j;
            yield return Math.Max(0, i - Context)..Math.Min(edits.Length, last + Context + 1);
            i = last;
        }
    }

    /// <summary>First line and count of a hunk on one side: without the edits that are of the other only.</summary>
    private static string Range(Edit[] edits, Range hunk, char other)
    {
        var before = edits[..hunk.Start].Count(e => e.Sign != other);
        var count = edits[hunk].Count(e => e.Sign != other);
        return $"{(count == 0 ? before : before + 1)},{count}";
    }

    private readonly record struct Edit(char Sign, string Line);
}
