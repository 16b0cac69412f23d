#if NET8_0_OR_GREATER
using System.Text.Json.Serialization;
using CircleCi.Generated.Json;

namespace CircleCi.Generated;

/// <content>The maps of values that the descriptions define.</content>
public sealed partial class CircleCiMapJsonConverter
{
    static partial void AddThoseOfModels(List<JsonConverter> known) => known.AddRange(
    [
        Of<V1.ProjectBranch>(), Of<V1.UserProject>(), Of<V11.ProjectBranch>(), Of<V11.UserProject>(), Of<V2.ParameterValue>(), Of<V2.TriggerParameterValue>(),
        new MapJsonConverter<IList<JobStatus>>(static (ref JsonInput json) => json.List<JobStatus>(JobStatus.ReadFrom)),
    ]);
}
#endif
