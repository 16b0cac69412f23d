#if NET8_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CircleCi.Generated.Http;

/// <summary>
/// How a blocking call goes through a chain of handlers. These have two ways, <c>Send</c> and <c>SendAsync</c>, and .NET passes a handler by that overrides only the one
/// that is not taken, silently: most override <c>SendAsync</c> alone. Found out once for a chain, before it is used.
/// </summary>
internal sealed class BlockingPath
{
    private static readonly ConditionalWeakTable<HttpMessageHandler, BlockingPath> Known = new();
    private static readonly HttpRequestOptionsKey<bool> MarkKey = new("CircleCi.Generated.IsBlocking");

    private BlockingPath(bool isAsync) => IsAsync = isAsync;

    /// <summary>Whether a blocking call begins with <c>SendAsync</c>.</summary>
    public bool IsAsync { get; }

    /// <summary>Where a handler that wants the one way follows on one that wants the other, a <see cref="PathSwitch"/> is put between them.</summary>
    public static BlockingPath Of(HttpMessageHandler chain) => Known.GetValue(chain, static c => new BlockingPath(Prepare(c)));

    /// <summary>The same for the handlers of an HttpClient; if they cannot be seen, it is the way that all handlers have.</summary>
    public static BlockingPath Of(HttpMessageInvoker invoker)
    {
        try
        {
            return HandlerOf(invoker) is { } chain ? Of(chain) : new BlockingPath(isAsync: true);
        }
        catch (MissingFieldException)
        {
            return new BlockingPath(isAsync: true);
        }
    }

    /// <summary>Marks a request as that of a blocking call.</summary>
    public static void Mark(HttpRequestMessage request) => request.Options.Set(MarkKey, true);

    public static bool IsMarked(HttpRequestMessage request) => request.Options.TryGetValue(MarkKey, out var isMarked) && isMarked;

    private static bool Prepare(HttpMessageHandler chain)
    {
        // Compiled ahead of time, it cannot be determined what a handler overrides.
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return true;
        bool? start = null;
        bool? now = null;
        DelegatingHandler? last = null;
        for (var handler = chain; handler is not null; handler = (last = handler as DelegatingHandler)?.InnerHandler)
        {
            if (handler is PathSwitch known)
            {
                now = known.IsAsync;
                start ??= now;
                continue;
            }

            if (WantsAsync(handler.GetType()) is not { } wanted || wanted == now)
                continue;
            if (now is not null && !TrySwitch(last!, handler, wanted))
                // It is used already. Only the way that all handlers have passes by none that others' calls do not pass by too.
                return true;
            now = wanted;
            start ??= now;
        }

        return start ?? false;
    }

    private static bool TrySwitch(DelegatingHandler outer, HttpMessageHandler inner, bool isAsync)
    {
        try
        {
            outer.InnerHandler = new PathSwitch(inner, isAsync);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether a type of handlers does what it does in <c>SendAsync</c> alone, or in <c>Send</c> alone; null if in both.</summary>
    private static bool? WantsAsync(Type type)
    {
        if (Overriding(type, "SendAsync") is not { } async || Overriding(type, "Send") is not { } sync)
            return true;
        return async.IsSubclassOf(sync) ? true : sync.IsSubclassOf(async) ? false : null;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "What overrides a method that is called stays with its type.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "What overrides a method that is called stays with its type.")]
    private static Type? Overriding(Type type, string method)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMethod(method, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly, [typeof(HttpRequestMessage), typeof(CancellationToken)]) is { } found
                && found.GetBaseDefinition().DeclaringType == typeof(HttpMessageHandler))
                return at;
        }

        return null;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_handler")]
    private static extern ref HttpMessageHandler? HandlerOf(HttpMessageInvoker invoker);
}
#endif
