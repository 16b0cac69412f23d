namespace CircleCi.Generated.Json;

/// <summary>A value that writes itself.</summary>
internal interface IWritable
{
    void WriteTo(JsonOutput json);
}
