#if NET8_0_OR_GREATER
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CircleCi.Generated.Json;

/// <summary>
/// Types of callers that System.Text.Json reads and writes: those with attributes of it, or with members whose types have them, and with none of Newtonsoft.Json.
/// All others are Newtonsoft.Json's.
/// </summary>
internal static class CallersJson
{
    /// <summary>What to tell those who call it in a program that is trimmed or compiled ahead of time.</summary>
    public const string Reflects = "Types of your own are read and written by reflection. Use the overload with a JsonTypeInfo, which System.Text.Json's source generation creates.";

    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, Marks> Known = new();

    // As PostAsJsonAsync and ReadFromJsonAsync have it; what is null is not written, as with Newtonsoft.Json.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>What attributes and types are found in a type.</summary>
    [Flags]
    private enum Marks
    {
        None = 0,
        SystemTextJson = 1,
        NewtonsoftJson = 2,

        /// <summary>JSON of System.Text.Json, which Newtonsoft.Json writes as we have taught it to, but cannot read.</summary>
        Json = 4,
    }

    /// <summary>Whether System.Text.Json is to read the type.</summary>
    [RequiresUnreferencedCode(Reflects)]
    public static bool Reads(Type type) => Of(type) is var marks && (marks & Marks.NewtonsoftJson) == 0 && marks != Marks.None;

    /// <summary>The content as JSON, if System.Text.Json is to write it; else the content.</summary>
    /// <exception cref="ArgumentException">It cannot be written.</exception>
    [RequiresUnreferencedCode(Reflects)]
    [RequiresDynamicCode(Reflects)]
    public static object? Content(object? content) =>
        content is null || (Of(content.GetType()) & (Marks.SystemTextJson | Marks.NewtonsoftJson)) != Marks.SystemTextJson
            ? content
            : Written(content, static content => JsonSerializer.SerializeToUtf8Bytes(content, content.GetType(), Options));

    /// <exception cref="ArgumentException">It cannot be written.</exception>
    public static byte[] Written<T>(T content, JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        if (content is null)
            throw new ArgumentNullException(nameof(content));
        return Written(content, content => JsonSerializer.SerializeToUtf8Bytes(content, typeInfo));
    }

    [RequiresUnreferencedCode(Reflects)]
    [RequiresDynamicCode(Reflects)]
    public static object? Read(ArraySegment<byte> json, Type type) => JsonSerializer.Deserialize(json, type, Options);

    /// <exception cref="JsonException">The JSON is not of this type.</exception>
    public static T? Read<T>(ArraySegment<byte> json, JsonTypeInfo<T> typeInfo)
    {
        // As the reader has it, not the options of the type.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        return JsonSerializer.Deserialize(ref reader, typeInfo);
    }

    private static byte[] Written<T>(T content, Func<T, byte[]> write)
    {
        try
        {
            return write(content);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ArgumentException($"A {content!.GetType().Name} cannot be sent: {e.Message}", nameof(content), e);
        }
    }

    [RequiresUnreferencedCode(Reflects)]
    private static Marks Of(Type type) => Known.TryGetValue(type, out var marks) ? marks : Known[type] = Look(type, []);

    [RequiresUnreferencedCode(Reflects)]
    private static Marks Look(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return Marks.None;
        if (type == typeof(JsonElement) || type == typeof(JsonDocument) || typeof(JsonNode).IsAssignableFrom(type))
            return Marks.Json;
        var marks = type.HasElementType ? Look(type.GetElementType()!, seen) : Marks.None;
        foreach (var argument in type.GenericTypeArguments)
            marks |= Look(argument, seen);
        // Our own types are both libraries', the framework's are neither's.
        if (type.Assembly == typeof(CallersJson).Assembly || type.Namespace is "System" or "Newtonsoft.Json.Linq" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true)
            return marks;
        marks |= Named(type);
        if (type.IsEnum)
            return marks;
        if (type.BaseType is { } above)
            marks |= Look(above, seen);
        foreach (var member in type.GetMembers(Declared))
        {
            if (member is not (PropertyInfo or FieldInfo or ConstructorInfo))
                continue;
            marks |= Named(member);
            if (member is PropertyInfo property)
                marks |= Look(property.PropertyType, seen);
        }

        return marks;
    }

    private static Marks Named(MemberInfo member)
    {
        var marks = Marks.None;
        foreach (var attribute in member.CustomAttributes)
        {
            marks |= attribute.AttributeType.Namespace switch
            {
                "System.Text.Json.Serialization" => Marks.SystemTextJson,
                // Those of data contracts are known to Newtonsoft.Json alone.
                "Newtonsoft.Json" => Marks.NewtonsoftJson,
                "System.Runtime.Serialization" => Marks.NewtonsoftJson,
                _ => Marks.None,
            };
        }

        return marks;
    }
}
#endif
