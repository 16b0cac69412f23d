using System.Text;
using CircleCi.Generated.Tests.Json.Reading;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace CircleCi.Generated.Tests.Json.Parts;

/// <summary>Lists that are changed at random, and most often are no JSON any more: read in parts, they are what Newtonsoft.Json makes of the whole.</summary>
public class ChangedLists(ITestOutputHelper output)
{
    private readonly EdgeReader _reader = new();

    [Fact]
    public void Are_read_the_same_wherever_they_are_cut()
    {
        var seed = EdgeReader.Number("CIRCLECI_EDGES", 20_261_128);
        var end = Environment.TickCount64 + (EdgeReader.Number("CIRCLECI_EDGES_SECONDS", 0) * 1000L);
        var failed = 0;
        do
        {
            foreach (var reader in ListReader.All.Values)
            {
                var random = new Random(seed++);
                foreach (var mutant in Mutations.Mutants(reader.Type).Sample(12, new Rnd((ulong)seed), 6))
                {
                    var inMember = random.Next(2) == 0;
                    var json = Around(mutant.ToString(), random, inMember);
                    if (_reader.AssertSame(reader, json, inMember, random, few: true).Error is not null)
                        failed++;
                }
            }
        }
        while (Environment.TickCount64 < end);
        output.WriteLine($"{_reader.Documents} documents, {failed} of them no list, {_reader.Edges} edges, 0 differences, other exceptions 0, null items 0.");
        Assert.InRange(failed, _reader.Documents / 20, _reader.Documents - (_reader.Documents / 20));
    }

    private static byte[] Around(string item, Random random, bool inMember)
    {
        var list = random.Next(6) switch
        {
            0 => $"[{item}]",
            1 => $"[{item},{item}]",
            2 => $"[null,{item} , null]",
            3 => $"[{{}},{item}]// end",
            4 => $"[{item},{{}},]",
            _ => item,
        };
        return Encoding.UTF8.GetBytes(!inMember ? list : random.Next(4) switch
        {
            0 => $"{{\"items\":{list}}}",
            1 => $"{{\"next_page_token\":\"t\",/* [ */\"items\":{list},\"x\":{{\"a\":[]}}}}",
            2 => $"{{\"unknown\":{item},\"items\":{list},\"next_page_token\":null}} ",
            _ => $"{{\"items\":{list},\"next_page_token\":{item}}}",
        });
    }
}
