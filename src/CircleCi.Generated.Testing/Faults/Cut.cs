using CircleCi.Generated.Testing.Server;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Testing.Faults;

/// <summary>A connection that ends before the response does.</summary>
/// <param name="after">How many bytes of the body come before; null for not even its headers.</param>
/// <param name="isHalfway">Whether half of the body comes before, however long it is.</param>
internal sealed class Cut(int? after, bool isHalfway = false) : SandboxFault
{
    public override string ToString() => after is null && !isHalfway ? "The connection was cut." : "The body was cut.";

    internal override int Seen(int status) => 0;

    internal override async Task SendAsync(HttpResponse response, SandboxResponse content, SandboxRequest request, CancellationToken cancellationToken)
    {
        if ((isHalfway || after is not null) && content.Begin(response) is { Length: > 0 } body)
        {
            await response.Body.WriteAsync(body.AsMemory(0, Math.Min(after ?? body.Length / 2, body.Length - 1)), cancellationToken).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        response.HttpContext.Abort();
    }
}
