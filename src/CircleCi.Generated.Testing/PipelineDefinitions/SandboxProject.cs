using System.Globalization;
using CircleCi.Generated.Testing.PipelineDefinitions;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    private List<PipelineDefinition>? _definitions;

    /// <summary>What pipelines can be triggered from. A project has one from the start.</summary>
    internal List<PipelineDefinition> Definitions => _definitions ??= [FirstDefinition()];

    /// <summary>The project's own repository; its id is made up of the project's.</summary>
    internal PipelineDefinitions.Repository Repository =>
        new(BitConverter.ToUInt32(Id.ToByteArray()).ToString(CultureInfo.InvariantCulture), $"{Org.Name}/{Name}");

    internal PipelineDefinition? FindDefinition(Guid id) => Definitions.Find(d => d.Id == id);

    /// <summary>The repository of an id that a client gave.</summary>
    internal PipelineDefinitions.Repository RepositoryOf(string externalId) =>
        World.Projects.Select(p => p.Repository).FirstOrDefault(r => r.ExternalId == externalId) ?? new PipelineDefinitions.Repository(externalId, null);

    private string FirstProvider => Org.Vcs switch { "gh" => "github_oauth", "bb" => "bitbucket_oauth", _ => "github_app" };

    private PipelineDefinition FirstDefinition() => new(this)
    {
        Provider = FirstProvider,
        CheckoutProvider = FirstProvider,
        Config = Repository,
        Checkout = Repository,
    };
}
