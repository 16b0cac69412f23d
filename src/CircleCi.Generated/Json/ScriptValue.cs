using System.Collections;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace CircleCi.Generated.Json;

/// <summary>What scripts hand over: hashtables, lists, and what PowerShell wraps values in. Its types are known by name alone, as the SDK does not depend on it.</summary>
internal static class ScriptValue
{
    /// <summary>Up to here every integer has a double of its own.</summary>
    private const long MaxExact = 1L << 53;

    private const string PowerShell = "System.Management.Automation.";

    private const string Credential = "PSCredential";

    /// <summary>The values by name of a map of any kind or a PowerShell object, unwrapped; null if it is neither.</summary>
    public static IEnumerable<KeyValuePair<string, object?>>? Members(object value) => Unwrapped(value) switch
    {
        IDictionary map => Entries(map),
        { } bag when IsA(bag, "PSObject") => Properties(bag),
        JObject json => json.Properties().Select(p => new KeyValuePair<string, object?>(p.Name, p.Value.Type == JTokenType.Null ? null : p.Value)),
        JToken or string => null,
        { } json when ForeignValue.Token(json) is { } token => token is JObject o ? Members(o) : null,
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs.Select(p => new KeyValuePair<string, object?>(p.Key, Unwrapped(p.Value))),
        IEnumerable pairs when IsOfPairs(pairs) => Pairs(pairs),
        _ => null,
    };

    /// <summary>The same, or the members of any other object, such as one without a type's name; null if it is a value by itself or a list.</summary>
    /// <exception cref="ArgumentException">It is something that nobody can mean.</exception>
    public static IEnumerable<KeyValuePair<string, object?>>? MembersOf(object value)
    {
        var it = Unwrapped(value)!;
        ForeignValue.Refuse(it, "");
        if (Members(value) is { } members)
            return members;
        return it is not (JToken or string or Union or IWireText or CircleCiSecret or SecureString) && ForeignValue.KindOf(it.GetType()) == ForeignKind.None && !IsA(it, Credential) && Contract(it.GetType()) is JsonObjectContract contract
            ? contract.Properties.Where(p => p.Readable && !p.Ignored).Select(p => new KeyValuePair<string, object?>(p.PropertyName!, Unwrapped(p.ValueProvider!.GetValue(it))))
            : null;
    }

    private static JsonContract Contract(Type type) => CircleCiJson.Serializer.ContractResolver.ResolveContract(type);

    /// <summary>Whether it is a list of names with their values: a dictionary that is no <see cref="IDictionary"/>, or pairs.</summary>
    private static bool IsOfPairs(IEnumerable list) => Contract(list.GetType()) switch
    {
        JsonDictionaryContract => true,
        JsonArrayContract { CollectionItemType: { IsGenericType: true } item } => item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>),
        _ => false,
    };

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(IEnumerable list)
    {
        JsonPropertyCollection? properties = null;
        foreach (var item in list)
        {
            properties ??= ((JsonObjectContract)Contract(item!.GetType())).Properties;
            object? Get(string name) => Unwrapped(properties.GetProperty(name, StringComparison.Ordinal)!.ValueProvider!.GetValue(item!));
            yield return new KeyValuePair<string, object?>(Convert.ToString(Get("Key"), CultureInfo.InvariantCulture)!, Get("Value"));
        }
    }

    /// <summary>What to send for what was given: JSON for what scripts put values together with, in which PowerShell's own objects may be; JSON that is written already, as it is; else the same.</summary>
    /// <exception cref="ArgumentException">There is something in it that is not to be sent, or it is text or bytes and no JSON.</exception>
    public static object? Content(object? content)
    {
        switch (content)
        {
            case null:
                return null;
            case string text:
                ObjectText.Refuse(text, nameof(content));
                return Written(new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)), "text");
            case Hashtable or OrderedDictionary or object[] or SecureString:
                return ToJson(content);
        }

        if (IsA(content, "PSObject"))
            return Unwrapped(content) is string or byte[]? Content(Unwrapped(content)) : ToJson(content);
        if (IsA(content, Credential))
            return ToJson(content);
        if (ForeignValue.Bytes(content) is { } bytes)
            return Written(bytes, content.GetType().Name);
        ForeignValue.Refuse(content, "");
        return ForeignValue.JsonText(content) is { } json ? Written(new ArraySegment<byte>(Encoding.UTF8.GetBytes(json)), content.GetType().Name) : content;
    }

    /// <summary>JSON that is written already, to be sent as it is.</summary>
    /// <exception cref="ArgumentException">It is no object or list in JSON.</exception>
    public static RawBody Written(ArraySegment<byte> bytes, string what)
    {
        bytes = Utf8Text.WithoutMark(bytes);
        ForeignValue.CheckJson(bytes, what);
        return new RawBody([.. bytes]);
    }

    /// <exception cref="ArgumentException">The value is not a secret.</exception>
    public static string Secret(object value) => Unwrapped(value) switch
    {
        string text => text,
        CircleCiSecret secret => secret.Reveal(),
        SecureString secret => Reveal(secret),
        { } credential when IsA(credential, Credential) => Reveal((SecureString)Get(credential, "Password")!),
        IConvertible it => Convert.ToString(it, CultureInfo.InvariantCulture)!,
        Guid id => id.ToString("D"),
        var it => throw new ArgumentException($"A {it?.GetType().Name} is not a secret; specify text, a SecureString or a PSCredential."),
    };

    public static string Reveal(SecureString secret)
    {
        var copy = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(copy, secret.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(copy);
        }
    }

    /// <exception cref="ArgumentException">The value cannot be converted.</exception>
    public static T To<T>(object value, string name)
    {
        try
        {
            using var invariant = InvariantScope.Enter();
            var it = ToJson(value).ToObject<T>(CircleCiJson.Serializer)!;
            if (it is Union union && Unwrapped(value) is SecureString or CircleCiSecret)
                union.Hide();
            return it;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or InvalidCastException)
        {
            // Neither the value nor what others say of it: the secret may be in it.
            if (typeof(T) == typeof(CircleCiSecret))
                throw new ArgumentException($"A {value.GetType().Name}, the value of '{Shown.Text(name)}', is not a secret; specify text, a SecureString or a PSCredential.");
            throw new ArgumentException($"'{Shown.Text($"{value}")}', the value of '{Shown.Text(name)}', cannot be converted to {typeof(T).Name}: {Shown.Text(e.Message)}", e);
        }
    }

    /// <exception cref="ArgumentException">It contains itself, or has more levels than are sent.</exception>
    private static JToken ToJson(object? value, int depth = 0) => Unwrapped(value) switch
    {
        null => JValue.CreateNull(),
        JToken json => json,
        _ when depth > CircleCiJson.MaxDepth => throw new ArgumentException($"A value contains itself, or has more than {CircleCiJson.MaxDepth} levels."),
        { } it when Foreign(it) is { } json => json,
        string text => new JValue(text),
        SecureString secret => new JValue(Reveal(secret)),
        { } credential when IsA(credential, Credential) => throw new ArgumentException("A PSCredential is more than a value; specify its password, a SecureString."),
        Enum constant => new JValue(constant.ToString()),
        // Scripts calculate with these, and mean integers.
        double number when number == Math.Floor(number) && Math.Abs(number) <= MaxExact => new JValue((long)number),
        decimal number when number == decimal.Floor(number) && Math.Abs(number) <= MaxExact => new JValue((long)number),
        var it when Members(it) is { } members => new JObject(members.Select(m => new JProperty(m.Key, ToJson(m.Value, depth + 1)))),
        IEnumerable list => new JArray(list.Cast<object?>().Select(item => ToJson(item, depth + 1))),
        var it => JToken.FromObject(it, CircleCiJson.Serializer),
    };

    private static JToken? Foreign(object value)
    {
        ForeignValue.Refuse(value, "");
        return ForeignValue.Token(value);
    }

    /// <summary>The value in PowerShell's wrapper. An object that a script made of properties is its own wrapper.</summary>
    private static object? Unwrapped(object? value)
    {
        if (value is null)
            return null;
        if (IsA(value, "SwitchParameter"))
            return Get(value, "IsPresent");
        return IsA(value, "PSObject") && Get(value, "BaseObject") is { } inner && !IsA(inner, "PSCustomObject") ? Unwrapped(inner) : value;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
            yield return new KeyValuePair<string, object?>(Convert.ToString(Unwrapped(entry.Key), CultureInfo.InvariantCulture)!, Unwrapped(entry.Value));
    }

    private static IEnumerable<KeyValuePair<string, object?>> Properties(object bag)
    {
        foreach (var property in (IEnumerable)Get(bag, "Properties")!)
            yield return new KeyValuePair<string, object?>((string)Get(property!, "Name")!, Unwrapped(Get(property!, "Value")));
    }

    private static bool IsA(object value, string type) => value.GetType().FullName is { } name && name.Length == PowerShell.Length + type.Length && name.StartsWith(PowerShell, StringComparison.Ordinal) && name.EndsWith(type, StringComparison.Ordinal);

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Only PowerShell's own types come here, and PowerShell is never trimmed.")]
    private static object? Get(object value, string property) => value.GetType().GetProperty(property)?.GetValue(value);
}
