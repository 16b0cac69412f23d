namespace CircleCi.Build.CSharp;

/// <summary>What C# has for a value of JSON.</summary>
internal abstract record Shape
{
    public static Leaf Text { get; } = new("string", "json.Text()");

    public static Leaf Boolean { get; } = new("bool", "json.Boolean()") { IsValue = true };

    public static Leaf Integer { get; } = new("long", "json.Integer()") { IsValue = true };

    public static Leaf Integer32 { get; } = new("int", "json.Integer32()") { IsValue = true };

    public static Leaf Number { get; } = new("double", "json.Number()") { IsValue = true };

    public static Leaf Guid { get; } = new("System.Guid", "json.Guid()") { IsValue = true };

    public static Leaf Time { get; } = new("System.DateTimeOffset", "json.Time()", "TimestampConverter") { IsValue = true };

    /// <summary>JSON of any kind.</summary>
    public static Leaf Json { get; } = new("Newtonsoft.Json.Linq.JToken", "json.Token()");

    /// <summary>What is no JSON and no text.</summary>
    public static Leaf Bytes { get; } = new("byte[]", "");

    /// <summary>A text that nobody shall see.</summary>
    public static Leaf Secret { get; } = new("CircleCiSecret", "json.Text()");

    /// <summary>Its type.</summary>
    public abstract string Type { get; }

    /// <summary>Its type where a response is it: nobody adds to that.</summary>
    public virtual string ReadOnlyType => Type;

    /// <summary>Its type as a member, which can be added to without being set.</summary>
    public virtual string MemberType => Type;

    /// <summary>The expression that reads it from <c>json</c>.</summary>
    public abstract string Reader { get; }

    /// <summary>The converter that Newtonsoft.Json needs for it; null for what that reads by itself.</summary>
    public abstract string? Converter { get; }

    /// <summary>What a list or a map has in it; null if it is neither.</summary>
    public virtual Shape? Element => null;

    /// <summary>Whether null is a value that it has only as <c>T?</c>.</summary>
    public bool IsValue { get; init; }

    /// <summary>Whether it is an ID or a slug with its own type.</summary>
    public bool IsId { get; init; }

    /// <summary>Whether the description has a name for it.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether it is one of a set of known texts.</summary>
    public bool IsEnum { get; init; }

    /// <summary>A type of the description's own.</summary>
    public static Leaf Named(string name, bool isEnum) => new(name, $"Types::{name}.ReadFrom(ref json)") { IsNamed = true, IsValue = isEnum, IsEnum = isEnum };

    /// <summary>A type that several descriptions share.</summary>
    public static Leaf Elsewhere(string fullName, bool isEnum) => new(fullName, $"global::{fullName}.ReadFrom(ref json)") { IsNamed = true, IsValue = isEnum, IsEnum = isEnum };

    /// <summary>An ID or a slug with its own type.</summary>
    public static Leaf Id(string fullName) => new(fullName, $"global::{fullName}.ReadFrom(ref json)") { IsValue = true, IsId = true };

    /// <summary>A duration, with any unit in JSON.</summary>
    public static Leaf Duration(string reading, string converter) => new("System.TimeSpan", reading, converter) { IsValue = true };

    /// <summary>The same, with texts that nobody shall see.</summary>
    public abstract Shape AsSecret();
}
