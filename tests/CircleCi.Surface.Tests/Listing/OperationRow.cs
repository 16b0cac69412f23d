using CircleCi.Generated.Testing;
using Microsoft.CodeAnalysis;

namespace CircleCi.Surface.Tests.Listing;

/// <summary>An operation: on the wire, and as C# calls it.</summary>
internal sealed record OperationRow
{
    /// <summary>Such as Pipelines.</summary>
    public required string Area { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>As the description has it, from the API's base address.</summary>
    public required string Path { get; init; }

    /// <summary>From the server's address.</summary>
    public required string FullPath { get; init; }

    /// <summary>How a list is paged: token, offset, page or single; "-" if it is not a list.</summary>
    public required string List { get; init; }

    /// <summary>After what it is retried: failures or rejections.</summary>
    public required string Again { get; init; }

    /// <summary>What a project's token has to be good for; null if only personal tokens will do.</summary>
    public required SandboxTokenScope? ProjectToken { get; init; }

    /// <summary>The method that blocks, such as circle.V2.Pipelines.Trigger.</summary>
    public required string Call { get; init; }

    /// <summary>Its overload with the most parameters.</summary>
    public required IMethodSymbol Symbol { get; init; }

    /// <summary>What to use instead, or why not to use it; null if it is not obsolete.</summary>
    public required string? Obsolete { get; init; }

    /// <summary>The month in which CircleCI described it last, such as October 2025; null if it still does.</summary>
    public required string? LastDescribed { get; init; }

    /// <summary>Whether nothing happens in the sandbox, which answers an example of what is described.</summary>
    public required bool IsExample { get; init; }
}
