namespace CircleCi.Generated.Json;

/// <summary>A generated reader met something that is not documented. The bytes are read again then, see <see cref="OddMembers"/>. Users never see it.</summary>
internal sealed class UnusualJsonException : Exception
{
    public UnusualJsonException()
        : base("JSON that is not what is documented.")
    {
    }
}
