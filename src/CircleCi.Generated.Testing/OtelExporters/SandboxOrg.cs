using CircleCi.Generated.Testing.OtelExporters;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    internal List<OtelExporter> OtelExporters { get; } = [];

    /// <summary>Has an exporter of traces.</summary>
    /// <param name="endpoint">Host and port, such as otel.acme.test:4317.</param>
    /// <param name="protocol">grpc or http.</param>
    /// <param name="issues">What CircleCI finds wrong with it; nothing, if left out.</param>
    /// <exception cref="ArgumentException">It is no endpoint, no protocol, or one exporter too many.</exception>
    public SandboxOrg HasOtelExporter(string endpoint, string protocol = "grpc", params string[] issues)
    {
        if (!OtelExporter.CanBe(endpoint))
            throw new ArgumentException($"'{endpoint}' is no endpoint: give a host and a port, without a scheme.", nameof(endpoint));
        if (!OtelExporter.Protocols.Contains(protocol))
            throw new ArgumentException($"'{protocol}' is no protocol: use {string.Join(" or ", OtelExporter.Protocols)}.", nameof(protocol));
        lock (World.Gate)
        {
            if (OtelExporters.Count == OtelExporter.MaxPerOrg)
                throw new ArgumentException($"{Slug} has {OtelExporter.MaxPerOrg} exporters already; an organization cannot have more.", nameof(endpoint));
            OtelExporters.Add(new OtelExporter(World.NewId(), endpoint, protocol, IsInsecure: false, [], [.. issues]));
        }

        return this;
    }
}
