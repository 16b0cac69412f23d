using System.Globalization;
using CircleCi.Generated.Testing.World;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CircleCi.Generated.Testing.Server;

/// <summary>How S3, where CircleCI keeps files, answers for one: with what tells its versions apart, as far as was asked for, or not at all.</summary>
internal static class StorageResponse
{
    public static SandboxResponse Of(StoredFile file, HttpRequest request)
    {
        if (request.Method is not ("GET" or "HEAD"))
            return Error(405, "MethodNotAllowed", "The specified method is not allowed against this resource.") with { Headers = new() { ["Allow"] = "GET, HEAD" } };
        var asked = request.GetTypedHeaders();
        var tag = new EntityTagHeaderValue(file.ETag);
        if (asked.IfMatch is { Count: > 0 } wanted ? !wanted.Any(w => Is(w, weak: false)) : asked.IfUnmodifiedSince < file.LastModified)
            return Error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold.");
        Dictionary<string, string> headers = new()
        {
            ["Accept-Ranges"] = "bytes",
            ["ETag"] = file.ETag,
            ["Last-Modified"] = file.LastModified.ToString("R", CultureInfo.InvariantCulture),
        };
        if (asked.IfNoneMatch is { Count: > 0 } known ? known.Any(k => Is(k, weak: true)) : asked.IfModifiedSince >= file.LastModified)
            return new SandboxResponse(304, null) { Headers = headers };
        var whole = new SandboxResponse(200, null) { Bytes = file.Content, ContentType = "application/octet-stream", Headers = headers };
        // Several ranges at once are as good as none, and so is one of a file that is another one by now.
        if (asked.Range is not { Ranges: { Count: 1 } ranges } || !asked.Range.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase) || !IsOfThis(asked.IfRange))
            return whole;
        var (first, last) = Bounds(ranges.Single(), file.Content.Length);
        if (first > last)
            return Error(416, "InvalidRange", "The requested range is not satisfiable.") with { Headers = new() { ["Content-Range"] = $"bytes */{file.Content.Length}" } };
        headers["Content-Range"] = $"bytes {first}-{last}/{file.Content.Length}";
        return whole with { Status = 206, Bytes = file.Content[(int)first..((int)last + 1)] };

        bool Is(EntityTagHeaderValue other, bool weak) => other.Equals(EntityTagHeaderValue.Any) || tag.Compare(other, useStrongComparison: !weak);

        bool IsOfThis(RangeConditionHeaderValue? condition) =>
            condition is null || (condition.EntityTag is { } one ? tag.Compare(one, useStrongComparison: true) : condition.LastModified == file.LastModified);
    }

    /// <summary>An error in S3's words.</summary>
    public static SandboxResponse Error(int status, string code, string message) =>
        SandboxResponse.Text($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>", "application/xml") with { Status = status };

    /// <summary>The first and the last byte that are asked for; the last before the first for none.</summary>
    private static (long First, long Last) Bounds(RangeItemHeaderValue range, long length) => (range.From, range.To) switch
    {
        ({ } from, var to) => (from, Math.Min(to ?? long.MaxValue, length - 1)),
        (null, > 0 and var count) => (Math.Max(0, length - count), length - 1),
        _ => (length, length - 1),
    };
}
