using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Writes what people look at: without secrets.</summary>
internal sealed class ShowingWriter(TextWriter text) : JsonTextWriter(text);
