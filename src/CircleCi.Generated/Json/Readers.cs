using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>What reads values that have no type of the SDK.</summary>
internal static class Readers
{
    public static Reader<string> Text { get; } = static (ref JsonInput json) => json.Text();

    public static Reader<CircleCiSecret> Secret { get; } = static (ref JsonInput json) => json.Text();

    public static Reader<bool> Boolean { get; } = static (ref JsonInput json) => json.Boolean();

    public static Reader<long> Integer { get; } = static (ref JsonInput json) => json.Integer();

    public static Reader<double> Number { get; } = static (ref JsonInput json) => json.Number();

    // Not with the others: a program compiled ahead of time that has these would have all of Newtonsoft.Json.
    public static Reader<JToken> Token => static (ref JsonInput json) => json.Token();
}
