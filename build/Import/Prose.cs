using Newtonsoft.Json.Linq;
namespace CircleCi.Build.Import;
internal static class Prose { public static IReadOnlyList<string> Complete(JObject document) => []; }
