namespace CircleCi.Generated.Tests.Json.Writers;

/// <summary>What JSON is written for.</summary>
public enum Way
{
    /// <summary>For <c>JsonConvert</c>.</summary>
    Plain,

    /// <summary>For people, without secrets.</summary>
    Shown,

    /// <summary>For CircleCI.</summary>
    Sent,
}
