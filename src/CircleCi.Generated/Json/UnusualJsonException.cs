namespace CircleCi.Generated.Json;

/// <summary>A generated reader met something that it leaves to Newtonsoft.Json, which reads the same bytes again. Users never see it.</summary>
internal sealed class UnusualJsonException : Exception
{
    public UnusualJsonException()
        : base("JSON that the generated readers leave to Newtonsoft.Json.")
    {
    }
}
