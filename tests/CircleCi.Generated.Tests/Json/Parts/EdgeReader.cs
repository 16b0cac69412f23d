using System.Text;

namespace CircleCi.Generated.Tests.Json.Parts;

/// <summary>
/// Reads a list with each of its bytes being the edge of a buffer once, and as connections that give 1, 2, 3 ... bytes a read. <c>CIRCLECI_EDGES</c> is a seed for a
/// longer hunt, of as many seconds as <c>CIRCLECI_EDGES_SECONDS</c> says.
/// </summary>
internal sealed class EdgeReader
{
    public const int LongestDocument = 900;
    private const int EdgesOfLongDocuments = 16;

    private readonly SteppedWire _wire = new();

    public long Documents { get; private set; }

    public long Edges { get; private set; }

    public static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;

    public ListResult AssertSame(ListReader reader, byte[] json, bool inMember, Random random, bool few = false)
    {
        _wire.Response = json;
        var whole = reader.Whole(json, inMember);
        var tries = few ? 12 : json.Length <= LongestDocument ? int.MaxValue : EdgesOfLongDocuments;
        Documents++;
        for (var edge = 1; edge <= json.Length + 1; edge += tries == int.MaxValue ? 1 : random.Next(1, 1 + (2 * ((json.Length / tries) + 1))))
            Check(edge, int.MaxValue, edge % 2 == 0);
        for (var step = 1; step <= 4; step++)
            Check(json.Length + 1, step, step % 2 == 0);
        return whole;

        void Check(int firstSize, int step, bool isAsync)
        {
            _wire.Step = step;
            Edges++;
            if (whole.Difference(reader.InParts(_wire, inMember, firstSize, isAsync)) is { } difference && !difference.Contains("is there twice"))
                Assert.Fail($"{reader.Type}{(inMember ? " in a member" : "")}, edge {firstSize}, {step} bytes a read: {difference} in {Encoding.UTF8.GetString(json)}");
        }
    }
}
