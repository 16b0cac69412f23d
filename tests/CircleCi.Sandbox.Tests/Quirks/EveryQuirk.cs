using System.Text.RegularExpressions;
using CircleCi.Generated.Testing;
using CircleCi.Generated.Tests.Support;
using CircleCi.Sandbox.Tests.Operations;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Sandbox.Tests.Quirks;

/// <summary>Every operation of every version, answered as awkwardly as can be.</summary>
public class EveryQuirk
{
    [Theory]
    [MemberData(nameof(Specs.Each), MemberType = typeof(Specs))]
    public async Task Says_the_same_however_it_is_written(string api, string operationId)
    {
        var plain = await CallAsync(api, operationId, _ => { });
        var awkward = await CallAsync(api, operationId, how =>
        {
            how.Comments = true;
            how.JodaTimes = true;
            how.NumbersAsTexts = true;
            how.OtherSpelling = true;
            how.UnknownMembers = true;
        });

        foreach (var added in awkward?.SelectTokens("$..brand_new").ToList() ?? [])
            added.Parent!.Remove();
        Assert.Equal(plain?.ToString(), awkward?.ToString());
    }

    [Theory]
    [MemberData(nameof(Specs.Each), MemberType = typeof(Specs))]
    public async Task Is_read_where_members_are_missing_and_values_unknown(string api, string operationId)
    {
        await CallAsync(api, operationId, how =>
        {
            how.MissingMembers = true;
            how.UnknownEnumValues = true;
        });
    }

    /// <summary>What the SDK made of the response.</summary>
    private static async Task<JToken?> CallAsync(string api, string operationId, Action<SandboxQuirks> awkward)
    {
        await using var scene = await Scene.SetAsync();
        using var client = scene.Circle.CreateClient();
        var call = scene.Prepare(Specs.Operation(api, operationId), isAsync: true);
        awkward(scene.Circle.Quirks);

        var result = await call(client);

        // Each sandbox has ports of its own.
        return result is null ? null : Promise.Parse(Regex.Replace(JsonConvert.SerializeObject(result), "127.0.0.1:[0-9]+", "circle"));
    }
}
