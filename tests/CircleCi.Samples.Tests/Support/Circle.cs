using CircleCi.Generated.Testing;

namespace CircleCi.Samples.Tests.Support;

/// <summary>The CircleCI that the samples meet.</summary>
internal static class Circle
{
    /// <summary>What signs a program in to the sandbox.</summary>
    public static Dictionary<string, string> Environment(this CircleCiSandbox circle) => new() { ["CIRCLE_URL"] = circle.Address.ToString(), ["CIRCLE_TOKEN"] = circle.Token };
}
