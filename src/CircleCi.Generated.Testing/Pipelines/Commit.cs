using System.Security.Cryptography;

namespace CircleCi.Generated.Testing.Pipelines;

/// <summary>The commit of a pipeline: each pipeline has its own, which its reruns share.</summary>
internal static class Commit
{
    // Not for secrecy: this is what a git hash looks like.
#pragma warning disable CA5350
    public static string Of(PipelineRun pipeline) => Convert.ToHexString(SHA1.HashData(pipeline.Id.ToByteArray())).ToLowerInvariant();
#pragma warning restore CA5350
}
