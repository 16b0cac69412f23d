namespace CircleCi.Generated.Json;

/// <summary>JSON that the caller has written, to be sent byte for byte.</summary>
internal sealed record RawBody(byte[] Bytes);
