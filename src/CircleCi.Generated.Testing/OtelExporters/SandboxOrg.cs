using CircleCi.Generated.Testing.OtelExporters;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    internal List<OtelExporter> OtelExporters { get; } = [];

    /// <summary>Adds an OTLP exporter.</summary>
    /// <param name="endpoint">The host and port, such as otel.acme.test:4317.</param>
    /// <param name="protocol">The protocol: grpc or http.</param>
    /// <param name="issues">The problems that CircleCI reports; none by default.</param>
    /// <exception cref="ArgumentException">The endpoint or the protocol is not valid, or the organization has too many exporters.</exception>
    public SandboxOrg HasOtelExporter(string endpoint, string protocol = "grpc", params string[] issues)
    {
        if (!OtelExporter.CanBe(endpoint))
            throw new ArgumentException($"'{endpoint}' is not an endpoint; specify a host and a port, without a scheme.", nameof(endpoint));
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
