using CircleCi.DependencyInjection.Tests.Support;
using CircleCi.Generated;
using CircleCi.Generated.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CircleCi.DependencyInjection.Tests;

/// <summary>Handlers of services that override one of their two methods alone: a blocking call passes none of them by.</summary>
public class BlockingHandlers
{
    private static readonly string[] Kinds = ["SendAsync", "Send", "both"];

    public static TheoryData<string, string, bool> Pairs
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var one in Kinds)
            {
                foreach (var two in Kinds)
                {
                    data.Add(one, two, true);
                    data.Add(one, two, false);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task See_blocking_calls_in_every_mix(string outer, string inner, bool hasOwnPrimary)
    {
        await using var server = await Server.StartAsync();
        var seen = new List<string>();
        await using var services = Services.Of(s =>
        {
            var http = s.AddCircleCi(Services.To(server)).AddHttpMessageHandler(() => Of(outer, seen)).AddHttpMessageHandler(() => Of(inner, seen));
            if (hasOwnPrimary)
                http.ConfigurePrimaryHttpMessageHandler(() => new PrimaryAsyncOnly(seen));
        });

        Assert.Equal("ada", services.Circle().V2.Users.GetCurrent().Login);
        Assert.Equal("ada", services.Circle().V2.Users.GetCurrent().Login);

        string[] once = hasOwnPrimary ? [outer, inner, "primary"] : [outer, inner];
        Assert.Equal(once.Concat(once), seen);
    }

    private static DelegatingHandler Of(string kind, List<string> seen) => kind == "Send" ? new SendOnly(seen) : kind == "SendAsync" ? new AsyncOnly(seen) : new SendAndAsync(seen);
}
