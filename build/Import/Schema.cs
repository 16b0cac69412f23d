using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

internal enum SchemaKind
{
    /// <summary>Any JSON at all.</summary>
    Any,
    Scalar,
    Array,

    /// <summary>An object whose keys are data.</summary>
    Map,
    Object,
    Enum,
    Union,
}

/// <summary>A schema where it stands: what it is, and what is true of this place alone.</summary>
internal sealed record SchemaUse(Schema Schema, bool Nullable = false, bool Deprecated = false)
{
    /// <summary>The month of the last description that had it, such as 2025-10; null while CircleCI describes it.</summary>
    public string? LastDescribed { get; init; }

    /// <summary>The month since when CircleCI requires what is optional of our calls; null if it does not.</summary>
    public string? RequiredSince { get; init; }

    /// <summary>Whether overlay.yaml corrects this place, so that a person has decided on its type.</summary>
    public bool Corrected { get; init; }

    /// <summary>The only value that it can have here where its type does not say so: of a flag, a number, or a member that tells the cases of a union apart.</summary>
    public JValue? Constant { get; init; }

    /// <summary>The value that requests start with since it was the only one once; null if it still is, or never was.</summary>
    public JValue? WasConstant { get; init; }

    public string Shape => Schema.Shape + (Nullable ? "?" : "");
}

/// <summary>The observable shape of a piece of JSON: references followed, allOf merged, prose gone.</summary>
internal sealed class Schema(string pointer)
{
    private string? _shape;

    /// <summary>Where the schema stands in the upstream document, for errors.</summary>
    public string Pointer { get; } = pointer;

    public SchemaKind Kind { get; set; }

    public string? Type { get; set; }

    public string? Format { get; set; }

    /// <summary>The name that upstream gives it, as a component or as a title.</summary>
    public string? Hint { get; set; }

    /// <summary>The name of the type that it is known to be; null if that is still to be decided.</summary>
    public string? Name { get; set; }

    /// <summary>Whether overlay.yaml corrects it, so that a person has decided on what it is.</summary>
    public bool Corrected { get; set; }

    /// <summary>The month of the last description that had each of the enum values that CircleCI no longer describes.</summary>
    public SortedDictionary<string, string> LastDescribedValues { get; } = new(StringComparer.Ordinal);

    /// <summary>The only value that a flag or a number can have.</summary>
    public JValue? Constant { get; set; }

    /// <summary>Whether null is a value of it wherever it is used.</summary>
    public bool Nullable { get; set; }

    /// <summary>default, minimum, maximum and their like, as upstream has them.</summary>
    public SortedDictionary<string, JToken> Limits { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Values { get; } = new(StringComparer.Ordinal);

    public SchemaUse? Items { get; set; }

    public Dictionary<string, SchemaUse> Properties { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Required { get; } = new(StringComparer.Ordinal);

    public List<SchemaUse> Cases { get; } = [];

    /// <summary>Whether it becomes a type of its own.</summary>
    public bool IsNamed => Kind is SchemaKind.Object or SchemaKind.Enum or SchemaKind.Union;

    /// <summary>A digest that is equal for equal shapes, whatever their names, prose and order.</summary>
    public string Shape => _shape ?? new Digester().Digest(this).Text;

    /// <summary>Digests one schema with everything below it; a schema that contains itself is told by how far up it lies.</summary>
    private sealed class Digester
    {
        /// <summary>Far more than any description needs; without it, references back and forth could keep the importer busy for ever.</summary>
        private const int MaxSteps = 200_000;

        private readonly List<Schema> _outer = [];
        private int _steps;

        public (string Text, int Lowest) Digest(Schema schema)
        {
            if (schema._shape is not null)
                return (schema._shape, int.MaxValue);
            var level = _outer.IndexOf(schema);
            if (level >= 0)
                return ($"^{_outer.Count - level}", level);
            if (++_steps > MaxSteps)
                throw new ImportException(schema.Pointer, "schemas refer to each other in too many ways to be distinguished.");

            _outer.Add(schema);
            var lowest = int.MaxValue;
            var text = new StringBuilder().Append(schema.Kind).Append(' ').Append(schema.Type).Append(' ').Append(schema.Format);
            foreach (var (key, value) in schema.Limits)
                text.Append(' ').Append(key).Append('=').Append(value.ToString(Newtonsoft.Json.Formatting.None));
            text.AppendJoin('|', schema.Values);
            if (schema.Items is not null)
                text.Append('[').Append(Part(schema.Items)).Append(']');
            foreach (var (name, use) in schema.Properties.OrderBy(p => p.Key, StringComparer.Ordinal))
                text.Append('\n').Append(name).Append(schema.Required.Contains(name) ? ": " : "~ ").Append(Part(use)).Append(use.Deprecated ? " deprecated" : "");
            text.AppendJoin('/', schema.Cases.Select(Part).Order(StringComparer.Ordinal));
            _outer.RemoveAt(_outer.Count - 1);

            var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())), 0, 12);
            // What leads back above this schema looks different from elsewhere, so only a closed digest is kept.
            if (lowest >= _outer.Count)
                schema._shape = digest;
            return (digest, lowest < _outer.Count ? lowest : int.MaxValue);

            string Part(SchemaUse use)
            {
                var (part, back) = Digest(use.Schema);
                lowest = Math.Min(lowest, back);
                return part + (use.Nullable ? "?" : "") + (use.Constant is null ? "" : $"={use.Constant.ToString(Newtonsoft.Json.Formatting.None)}");
            }
        }
    }
}
