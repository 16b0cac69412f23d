using System.Collections;
using System.Globalization;
using System.Reflection;
using CircleCi.Generated;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Trimming.Tests;

/// <summary>Values as C#, as a user's program has them: models in object initializers, without what was not set.</summary>
internal static class CSharpText
{
    public static string NameOf(Type type) => type switch
    {
        { IsArray: true } => $"{NameOf(type.GetElementType()!)}[]",
        { IsGenericType: true } => $"global::{type.FullName!.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(NameOf))}>",
        _ => $"global::{type.FullName!.Replace('+', '.')}",
    };

    public static string Of(object? value, Type type) => value switch
    {
        null => $"default({NameOf(type)})!",
        string text => Literal(text),
        bool flag => flag ? "true" : "false",
        int or long => $"({NameOf(value.GetType())})({((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)})",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        Guid id => $"global::System.Guid.Parse({Literal(id.ToString())})",
        DateTimeOffset time => $"global::System.DateTimeOffset.Parse({Literal(time.ToString("O", CultureInfo.InvariantCulture))}, global::System.Globalization.CultureInfo.InvariantCulture)",
        TimeSpan time => $"global::System.TimeSpan.FromTicks({time.Ticks})",
        CircleCiSecret secret => $"new global::CircleCi.Generated.CircleCiSecret({Literal(secret.Reveal())})",
        Union union => $"({NameOf(union.GetType())})({Of(Held(union), typeof(object))})",
        CircleCiModel model => Model(model),
        IDictionary map => $"new {NameOf(typeof(CircleCiMap<>).MakeGenericType(ValueType(map)))} {{ {Join(map.Keys.Cast<string>().Select(k => $"[{Literal(k)}] = {Of(map[k], ValueType(map))}"))} }}",
        IEnumerable list => $"new {NameOf(typeof(List<>).MakeGenericType(ElementType(list)))} {{ {Join(list.Cast<object>().Select(i => Of(i, ElementType(list))))} }}",
        // Enums, slugs and ids are made of their text.
        _ when value.GetType().GetConstructor([typeof(string)]) is not null => $"new {NameOf(value.GetType())}({Literal(value.ToString()!)})",
        _ when value.GetType().GetConstructor([typeof(Guid)]) is not null => $"new {NameOf(value.GetType())}({Of(Guid.Parse(value.ToString()!), typeof(Guid))})",
        _ => throw new NotSupportedException($"A {value.GetType()} has no form in C#."),
    };

    private static string Model(CircleCiModel model)
    {
        var members = from property in model.GetType().GetProperties()
                      where property.CanWrite && property.GetCustomAttribute<JsonPropertyAttribute>() is not null && IsSaid(property)
                      let value = property.GetValue(model)
                      where IsSet(value)
                      select $"{property.Name} = {Of(value, property.PropertyType)}";
        return $"new {NameOf(model.GetType())} {{ {Join(members)} }}";
    }

    /// <summary>Tokens are Newtonsoft.Json's: whoever makes one has the warnings of that.</summary>
    private static bool IsSaid(PropertyInfo property) => property.PropertyType != typeof(CircleCiMap<JToken>) && property.GetCustomAttribute<ObsoleteAttribute>() is null;

    private static bool IsSet(object? value) => value switch
    {
        null => false,
        ICollection collection => collection.Count > 0,
        CircleCiModel or Union => JsonConvert.SerializeObject(value) is not ("{}" or "null"),
        _ => value is bool or int or long or double || !value.Equals(value.GetType().IsValueType ? Activator.CreateInstance(value.GetType()) : null),
    };

    private static object? Held(Union union) => typeof(Union).GetProperty("Value", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(union);

    private static Type ValueType(IDictionary map) => BaseOf(map.GetType(), typeof(Dictionary<,>)).GenericTypeArguments[1];

    private static Type ElementType(IEnumerable list) => BaseOf(list.GetType(), typeof(List<>)).GenericTypeArguments[0];

    private static Type BaseOf(Type type, Type definition)
    {
        while (!(type.IsGenericType && type.GetGenericTypeDefinition() == definition))
            type = type.BaseType!;
        return type;
    }

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
