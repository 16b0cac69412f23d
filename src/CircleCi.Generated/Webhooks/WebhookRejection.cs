namespace CircleCi.Generated.Webhooks;

/// <summary>Why a <see cref="WebhookReplayGuard"/> refuses a delivery.</summary>
public enum WebhookRejection
{
    /// <summary>It does not: the delivery is new.</summary>
    None,

    /// <summary>It was accepted before. CircleCI may deliver an event more than once; answer it with success, or it comes again.</summary>
    SeenBefore,

    /// <summary>It happened longer ago than the guard remembers, or does not say when.</summary>
    TooOld,

    /// <summary>It is from the future, by more than clocks differ.</summary>
    TooEarly,

    /// <summary>It has no id by which it could be known again.</summary>
    NoId,
}
