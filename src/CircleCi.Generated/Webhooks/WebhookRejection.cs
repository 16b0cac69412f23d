namespace CircleCi.Generated.Webhooks;

/// <summary>The reason why a <see cref="WebhookReplayGuard"/> rejects a delivery.</summary>
public enum WebhookRejection
{
    /// <summary>The delivery is new and accepted.</summary>
    None,

    /// <summary>The delivery was accepted before. CircleCI may deliver an event more than once; respond with success, or it is sent again.</summary>
    SeenBefore,

    /// <summary>The event is older than the guard remembers, or has no time.</summary>
    TooOld,

    /// <summary>The event is in the future, by more than clocks usually differ.</summary>
    TooEarly,

    /// <summary>The delivery has no ID to recognize it by.</summary>
    NoId,
}
