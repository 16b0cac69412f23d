using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

/// <summary>A program as anybody's that has sandboxes in it and does nothing about signals: what this assembly is when it is run.</summary>
internal static class Child
{
    public static async Task Main()
    {
        await using var first = await CircleCiSandbox.StartAsync();
        await using var second = await CircleCiSandbox.StartAsync();
        using (var client = second.CreateClient())
            await client.V2.Users.GetCurrentAsync();
        Console.WriteLine("ready");
        await Task.Delay(Timeout.Infinite);
    }
}
