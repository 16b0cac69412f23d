namespace CircleCi.Generated.Tests.Support;

/// <summary>How a server, or a proxy before it, treats a request that may start something.</summary>
public enum Drop
{
    /// <summary>It hangs up as soon as the first byte comes, and reads on.</summary>
    BeforeReading,

    /// <summary>It hangs up when the headers are there.</summary>
    AfterHeaders,

    /// <summary>It hangs up when all is there.</summary>
    AfterBody,

    /// <summary>It hangs up in the middle of its response's headers.</summary>
    InResponse,

    /// <summary>It resets the connection when all is there.</summary>
    Reset,

    /// <summary>It answers 500.</summary>
    Error,

    /// <summary>It answers 503 and says when to come again.</summary>
    Unavailable,

    /// <summary>It answers with a web page, as a proxy does.</summary>
    WebPage,

    /// <summary>It has no time: only then is nothing started.</summary>
    TooMany,

    /// <summary>It has no time at first; then it hangs up when all is there.</summary>
    TooManyThenAfterBody,

    /// <summary>It does not answer.</summary>
    Silence,
}
