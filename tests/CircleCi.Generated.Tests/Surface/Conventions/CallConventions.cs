using System.Reflection;
using CircleCi.Generated.Http;
using static CircleCi.Generated.Tests.Surface.Conventions.Convention;

namespace CircleCi.Generated.Tests.Surface.Conventions;

/// <summary>How everything that takes time is called.</summary>
internal static class CallConventions
{
    /// <summary>What is awaited, yet has no twin that blocks.</summary>
    private static readonly Dictionary<string, string> WithoutSyncTwin = new()
    {
        ["CircleCiClock.DelayAsync"] = "a clock wakes calls of both kinds by CallAfter; only awaiting is made easier",
        ["AsyncItemSequence`1.ToListAsync"] = "System.Linq has it for the blocking sequence",
        ["AsyncItemSequence`1.FirstAsync"] = "System.Linq has it for the blocking sequence",
        ["AsyncItemSequence`1.FirstOrDefaultAsync"] = "System.Linq has it for the blocking sequence",
        ["AsyncItemSequence`1.AnyAsync"] = "System.Linq has it for the blocking sequence",
        ["AsyncItemSequence`1.CountAsync"] = "System.Linq has it for the blocking sequence",
        ["CircleCiSandbox.StartAsync"] = "what starts a server in a test is awaited there",
        ["CircleCiSandbox.DisposeAsync"] = "the sandbox is disposed by await using",
        ["CircleCiSandbox.DeliverWebhooksAsync"] = "a test awaits what its receivers do",
        ["SandboxClock.DelayAsync"] = "it is CircleCiClock's",
        ["SandboxDelay.WhenBegunAsync"] = "a test awaits it beside the call that is delayed",
    };

    public static Convention AsyncSuffix { get; } = new(
        nameof(AsyncSuffix),
        "A method ends in Async if, and only if, it gives a task or an async sequence.",
        type => Declared<MethodInfo>(type).Where(m => IsAwaited(m) != m.Name.EndsWith("Async", StringComparison.Ordinal)).Select(m => new Offence(m)));

    public static Convention CancellationTokenLast { get; } = new(
        nameof(CancellationTokenLast),
        "Give it 'CancellationToken cancellationToken = default' as the last parameter.",
        type => Declared<MethodInfo>(type).Where(m => (IsAwaited(m) && !IsDispose(m)) || m.GetParameters().Any(IsToken)).Where(m => !EndsInToken(m) && !IsOfFramework(m)).Select(m => new Offence(m)));

    public static Convention SyncTwins { get; } = new(
        nameof(SyncTwins),
        "Give it a twin without Async that takes the same and blocks for real.",
        type => Declared<MethodInfo>(type).Where(m => IsAwaited(m) && !HasTwin(m) && !IsOfFramework(m)).Where(m => !WithoutSyncTwin.ContainsKey($"{type.Name}.{m.Name}")).Select(m => new Offence(m)));

    public static Convention VirtualOperations { get; } = new(
        nameof(VirtualOperations),
        "Make it virtual: users replace it in their tests.",
        type => !typeof(ApiClient).IsAssignableFrom(type) ? [] : Declared<MethodInfo>(type).Where(m => !m.IsStatic && !(m is { IsVirtual: true, IsFinal: false })).Select(m => new Offence(m)));

    public static Convention BlockingIsMarked { get; } = new(
        nameof(BlockingIsMarked),
        "Mark it with [UnsupportedOSPlatform(\"browser\")]: a browser's only thread cannot wait for a response.",
        type => typeof(ApiClient).IsAssignableFrom(type) || type == typeof(CircleCiClient) ? Declared<MethodInfo>(type).Where(m => IsBlocking(m) && !IsMarked(m)).Select(m => new Offence(m)) : []);

    public static IReadOnlyList<Convention> All { get; } = [AsyncSuffix, BlockingIsMarked, CancellationTokenLast, SyncTwins, VirtualOperations];

    private static bool IsBlocking(MethodInfo method) =>
        !IsAwaited(method) && method.GetParameters().Any(IsToken) && Declared<MethodInfo>(method.DeclaringType!).Any(m => m.Name == method.Name + "Async");

    /// <summary>By its name: netstandard2.0 has an attribute of the SDK's own.</summary>
    private static bool IsMarked(MethodInfo method) =>
        method.GetCustomAttributesData().Any(a => a.AttributeType.FullName == "System.Runtime.Versioning.UnsupportedOSPlatformAttribute" && (string?)a.ConstructorArguments[0].Value == "browser");

    /// <summary>What a sequence makes of itself calls nothing before it is enumerated.</summary>
    private static bool IsAwaited(MethodInfo method) => IsTask(method.ReturnType) || (IsSequence(method.ReturnType) && !IsSequence(method.DeclaringType!));

    private static bool IsTask(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static bool IsSequence(Type type) =>
        type.GetInterfaces().Append(type).Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    private static bool IsDispose(MethodInfo method) => method.Name == nameof(IAsyncDisposable.DisposeAsync) && method.GetParameters().Length == 0;

    /// <summary>What overrides a method of .NET is declared as that is.</summary>
    private static bool IsOfFramework(MethodInfo method) => method.GetBaseDefinition().DeclaringType!.Assembly == typeof(HttpMessageHandler).Assembly;

    private static bool IsToken(ParameterInfo parameter) => parameter.ParameterType == typeof(CancellationToken);

    private static bool EndsInToken(MethodInfo method) =>
        method.GetParameters() is [.. var others, { IsOptional: true, Name: "cancellationToken" } last] && IsToken(last) && !others.Any(IsToken);

    private static bool HasTwin(MethodInfo method) =>
        method.Name.EndsWith("Async", StringComparison.Ordinal)
        && Declared<MethodInfo>(method.DeclaringType!).Any(m => m.Name == method.Name[..^"Async".Length] && m.GetParameters().Select(p => p.ToString()).SequenceEqual(method.GetParameters().Select(p => p.ToString())));
}
