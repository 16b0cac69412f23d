using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
#if NET8_0_OR_GREATER
using System.Text.Json;
using System.Text.Json.Nodes;
using JsonException = Newtonsoft.Json.JsonException;
#endif

namespace CircleCi.Generated.Json;

/// <summary>
/// Values of which Newtonsoft.Json would write something else than they are: JSON of System.Text.Json, and what is no value at all, such as a stream or a task that
/// somebody forgot to await.
/// </summary>
internal static class ForeignValue
{
    private const string SystemTextJson = "System.Text.Json.";

    // Of some of them Newtonsoft.Json writes an object of whatever properties they have, of others a list without the names in it.
    private static readonly Type[] NoValues =
    [
        typeof(HttpContent), typeof(HttpRequestMessage), typeof(HttpResponseMessage), typeof(Stream), typeof(TextReader), typeof(TextWriter), typeof(FileSystemInfo),
        typeof(Task), typeof(CancellationToken), typeof(Delegate), typeof(MemberInfo), typeof(Exception), typeof(StringBuilder), typeof(NameObjectCollectionBase),
        typeof(JsonReader), typeof(JsonWriter),
    ];

    private static readonly string[] NoValueNames =
    [
        "System.Threading.Tasks.ValueTask", "System.Lazy`1", "System.Memory`1", "System.ReadOnlyMemory`1", "System.Buffers.ReadOnlySequence`1", "System.Linq.Lookup`2", "System.Linq.Grouping`2",
        "System.IO.Pipelines.", "System.Xml.", "System.Data.", "System.Management.Automation.ScriptBlock", "CircleCi.Generated.CircleCiResponse", "CircleCi.Generated.CircleCiClient",
    ];

    private static readonly ConcurrentDictionary<Type, ForeignKind> Kinds = new();

    public static ForeignKind KindOf(Type type) => Kinds.GetOrAdd(type, static t => Find(t));

    /// <summary>The text of a value of System.Text.Json; null if it is none.</summary>
    /// <exception cref="ArgumentException">It holds nothing.</exception>
    public static string? JsonText(object value)
    {
        if (KindOf(value.GetType()) != ForeignKind.Json)
            return null;
        try
        {
            return Text(value);
        }
        catch (Exception e) when (e is InvalidOperationException or ObjectDisposedException)
        {
            throw new ArgumentException($"A {value.GetType().Name} contains no JSON: {e.Message}", e);
        }
    }

    /// <summary>The same as Newtonsoft.Json has it; null if it is none.</summary>
    /// <exception cref="ArgumentException">It holds nothing, or has more levels than are written.</exception>
    public static JToken? Token(object value)
    {
        if (JsonText(value) is not { } text)
            return null;
        try
        {
            return CircleCiJson.ReadToken(new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)), CircleCiJson.MaxDepth);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"A {value.GetType().Name} cannot be sent: {e.Message}", e);
        }
    }

    /// <summary>The bytes of JSON that the caller has written; null if it is something else.</summary>
    public static ArraySegment<byte>? Bytes(object value) => value switch
    {
        byte[] bytes => new ArraySegment<byte>(bytes),
        ArraySegment<byte> bytes => bytes.Array is null ? new ArraySegment<byte>([]) : bytes,
#if NET8_0_OR_GREATER
        ReadOnlyMemory<byte> bytes => new ArraySegment<byte>(bytes.ToArray()),
        Memory<byte> bytes => new ArraySegment<byte>(bytes.ToArray()),
        _ => (ArraySegment<byte>?)null,
#else
        _ => KindOf(value.GetType()) == ForeignKind.Bytes ? new ArraySegment<byte>((byte[])Call(value, "ToArray")!) : (ArraySegment<byte>?)null,
#endif
    };

    /// <exception cref="ArgumentException">Nothing can be sent of it.</exception>
    /// <param name="value">What is to be sent.</param>
    /// <param name="name">Where it stands; empty for the content itself.</param>
    public static void Refuse(object value, string name)
    {
        var kind = KindOf(value.GetType());
        if (kind is ForeignKind.Bytes or ForeignKind.NoValue)
            throw new ArgumentException($"{(name.Length == 0 ? "The content" : $"'{Shown.Text(name)}'")} is a {value.GetType().Name}, which cannot be converted to JSON; specify {(kind == ForeignKind.Bytes ? "text, such as base64" : "the value itself")}.");
    }

    /// <exception cref="ArgumentException">It is no object or list in JSON.</exception>
    public static void CheckJson(ArraySegment<byte> bytes, string what)
    {
        try
        {
#if NET8_0_OR_GREATER
            using var json = JsonDocument.Parse(bytes.AsMemory());
            if (json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                return;
#else
            if (CircleCiJson.ReadToken(bytes, CircleCiJson.MaxDepth) is JContainer)
                return;
#endif
        }
#if NET8_0_OR_GREATER
        catch (System.Text.Json.JsonException e)
#else
        catch (JsonException e)
#endif
        {
            // What it says may be a secret.
            throw new ArgumentException($"The content is a {what}, which is sent unchanged, but is not JSON: {Shown.Text(e.Message)}", e);
        }

        throw new ArgumentException($"The content is a {what}, which is sent unchanged, but is not a JSON object or list; specify such text, a model or values by name.");
    }

    private static ForeignKind Find(Type type)
    {
        if (type.FullName is not { } name)
            return ForeignKind.None;
        if (type == typeof(byte[]) || type == typeof(ArraySegment<byte>) || name.StartsWith("System.ReadOnlyMemory`1[[System.Byte,", StringComparison.Ordinal) || name.StartsWith("System.Memory`1[[System.Byte,", StringComparison.Ordinal))
            return ForeignKind.Bytes;
        if (name.StartsWith(SystemTextJson, StringComparison.Ordinal))
            return IsJson(type) ? ForeignKind.Json : ForeignKind.NoValue;
        return IsNoValue(type, name) ? ForeignKind.NoValue : ForeignKind.None;
    }

    private static bool IsJson(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.FullName is SystemTextJson + "JsonElement" or SystemTextJson + "JsonDocument" or SystemTextJson + "Nodes.JsonNode")
                return true;
        }

        return false;
    }

    private static bool IsNoValue(Type type, string name) =>
        Array.Exists(NoValues, t => t.IsAssignableFrom(type)) || Array.Exists(NoValueNames, n => name.StartsWith(n, StringComparison.Ordinal))
        || (typeof(IEnumerator).IsAssignableFrom(type) && !typeof(IEnumerable).IsAssignableFrom(type)) || IsAsyncList(type);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that is not there any more makes no difference to what is written.")]
    private static bool IsAsyncList(Type type) => type.GetInterfaces().Any(i => i.FullName?.StartsWith("System.Collections.Generic.IAsyncEnumerable`1", StringComparison.Ordinal) == true);

#if NET8_0_OR_GREATER
    private static string Text(object value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            if (value is JsonNode node)
                node.WriteTo(writer);
            else
                (value is JsonDocument document ? document.RootElement : (JsonElement)value).WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
#else
    // The SDK depends on no System.Text.Json here; whoever has a value of it has its methods.
    private static string Text(object value)
    {
        var type = value.GetType();
        if (type.FullName == SystemTextJson + "JsonDocument")
            return Text(type.GetProperty("RootElement")!.GetValue(value)!);
        return (string)(type.FullName == SystemTextJson + "JsonElement" ? Call(value, "GetRawText") : Call(value, "ToJsonString", [null]))!;
    }

    private static object? Call(object value, string method, params object?[] arguments)
    {
        try
        {
            return value.GetType().GetMethods().Single(m => m.Name == method && m.GetParameters().Length == arguments.Length).Invoke(value, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            throw inner;
        }
    }
#endif
}
