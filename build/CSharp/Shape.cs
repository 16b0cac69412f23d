namespace CircleCi.Build.CSharp;

/// <summary>The C# type of a JSON value.</summary>
internal abstract record Shape
{
    public static Leaf Text { get; } = new("string", "json.Text()") { Method = "Readers.Text" };

    public static Leaf Boolean { get; } = new("bool", "json.Boolean()") { IsValue = true, Method = "Readers.Boolean" };

    public static Leaf Integer { get; } = new("long", "json.Integer()") { IsValue = true, Method = "Readers.Integer" };

    public static Leaf Integer32 { get; } = new("int", "json.Integer32()") { IsValue = true };

    public static Leaf Number { get; } = new("double", "json.Number()") { IsValue = true, Method = "Readers.Number" };

    public static Leaf Guid { get; } = new("System.Guid", "json.Guid()") { IsValue = true };

    public static Leaf Time { get; } = new("System.DateTimeOffset", "json.Time()", "TimestampConverter") { IsValue = true };

    /// <summary>JSON of any kind.</summary>
    public static Leaf Json { get; } = new("Newtonsoft.Json.Linq.JToken", "json.Token()") { Method = "Readers.Token" };

    /// <summary>Content that is neither JSON nor text.</summary>
    public static Leaf Bytes { get; } = new("byte[]", "");

    /// <summary>Text that must not be displayed.</summary>
    public static Leaf Secret { get; } = new("CircleCiSecret", "json.Text()") { Method = "Readers.Secret" };

    /// <summary>The name of the type.</summary>
    public abstract string Type { get; }

    /// <summary>The type as the result of an operation, to which nothing is added.</summary>
    public virtual string ReadOnlyType => Type;

    /// <summary>The type as a member, to which items can be added without setting it.</summary>
    public virtual string MemberType => Type;

    /// <summary>The expression that reads it from <c>json</c>.</summary>
    public abstract string Reader { get; }

    /// <summary>The function that reads it from <c>json</c>.</summary>
    public virtual string Function => $"static (ref JsonInput json) => {Reader}";

    /// <summary>The expression for the output that writes it.</summary>
    public abstract string Output { get; }

    /// <summary>The converter for Newtonsoft.Json; null if it needs none.</summary>
    public abstract string? Converter { get; }

    /// <summary>The type of the elements of a list or map; null if it is neither.</summary>
    public virtual Shape? Element => null;

    /// <summary>Whether it is a value type, which is null only as <c>T?</c>.</summary>
    public bool IsValue { get; init; }

    /// <summary>Whether it is an ID or a slug with its own type.</summary>
    public bool IsId { get; init; }

    /// <summary>Whether it is a named type of the description.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether it is an extensible enum.</summary>
    public bool IsEnum { get; init; }

    /// <summary>A type of the description.</summary>
    public static Leaf Named(string name, bool isEnum) => Leaf.Read(name, $"Types::{name}.ReadFrom") with { IsNamed = true, IsValue = isEnum, IsEnum = isEnum };

    /// <summary>A type that several descriptions share.</summary>
    public static Leaf Elsewhere(string fullName, bool isEnum) => Leaf.Read(fullName, $"global::{fullName}.ReadFrom") with { IsNamed = true, IsValue = isEnum, IsEnum = isEnum };

    /// <summary>An ID or a slug with its own type.</summary>
    public static Leaf Id(string fullName) => Leaf.Read(fullName, $"global::{fullName}.ReadFrom") with { IsValue = true, IsId = true };

    /// <summary>A duration, with any unit in JSON.</summary>
    public static Leaf Duration(string reading, string output, string converter) => new("System.TimeSpan", reading, converter, output) { IsValue = true };

    /// <summary>The same type with text that must not be displayed.</summary>
    public abstract Shape AsSecret();
}
