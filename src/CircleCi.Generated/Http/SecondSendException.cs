namespace CircleCi.Generated.Http;

/// <summary>A request that may have been acted on was to be sent again. Of a kind that handlers which try again pass on. Users never see it.</summary>
internal sealed class SecondSendException : InvalidOperationException
{
    public SecondSendException()
        : base("The request was sent before, and CircleCI may have acted on it; it is not sent twice.")
    {
    }
}
