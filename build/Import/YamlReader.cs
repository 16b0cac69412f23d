using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CircleCi.Build.Import;

/// <summary>Reads YAML as the JSON it stands for (YAML 1.2 core schema), with bounds on depth and on what anchors may unfold to.</summary>
internal static partial class YamlReader
{
    private const int MaxNodes = 1_000_000;

    public static JObject Parse(string source, string text)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                throw new ImportException(source, "is empty.");
            var reader = new Reader(source);
            var root = reader.Read(parser, depth: 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
                throw new ImportException(source, "holds more than one YAML document.");
            return root as JObject ?? throw new ImportException(source, "is neither a JSON object nor a YAML mapping.");
        }
        catch (YamlException e)
        {
            throw new ImportException(source, $"is neither JSON nor YAML: {e.Message} (line {e.Start.Line})");
        }
    }

    private sealed class Reader(string source)
    {
        private readonly Dictionary<AnchorName, JToken?> _anchors = [];
        private int _nodes;

        public JToken Read(IParser parser, int depth)
        {
            if (depth > SourceReader.MaxDepth)
                throw Fail(parser, $"is nested deeper than {SourceReader.MaxDepth} levels");
            Count(parser, 1);
            if (parser.TryConsume<AnchorAlias>(out var alias))
                return Unfold(parser, alias);
            if (parser.TryConsume<Scalar>(out var scalar))
                return Keep(scalar.Anchor, ToToken(scalar));
            if (parser.TryConsume<SequenceStart>(out var sequence))
                return ReadSequence(parser, sequence, depth);
            return ReadMapping(parser, parser.Consume<MappingStart>(), depth);
        }

        private JArray ReadSequence(IParser parser, SequenceStart start, int depth)
        {
            Open(start.Anchor);
            var array = new JArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
                array.Add(Read(parser, depth + 1));
            return Keep(start.Anchor, array);
        }

        private JObject ReadMapping(IParser parser, MappingStart start, int depth)
        {
            Open(start.Anchor);
            var mapping = new JObject();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>();
                if (mapping.ContainsKey(key.Value))
                    throw new ImportException(source, $"line {key.Start.Line}: the key '{key.Value}' occurs twice.");
                mapping.Add(key.Value, Read(parser, depth + 1));
            }

            return Keep(start.Anchor, mapping);
        }

        private JToken Unfold(IParser parser, AnchorAlias alias)
        {
            if (!_anchors.TryGetValue(alias.Value, out var target))
                throw new ImportException(source, $"line {alias.Start.Line}: the alias *{alias.Value} points to no anchor.");
            if (target is null)
                throw new ImportException(source, $"line {alias.Start.Line}: the alias *{alias.Value} is inside its own anchor.");
            Count(parser, target is JContainer container ? container.DescendantsAndSelf().Count() : 1);
            return target.DeepClone();
        }

        private void Open(AnchorName anchor)
        {
            if (!anchor.IsEmpty)
                _anchors[anchor] = null;
        }

        private T Keep<T>(AnchorName anchor, T token)
            where T : JToken
        {
            if (!anchor.IsEmpty)
                _anchors[anchor] = token;
            return token;
        }

        private void Count(IParser parser, int nodes)
        {
            _nodes += nodes;
            if (_nodes > MaxNodes)
                throw Fail(parser, $"unfolds to more than {MaxNodes:N0} nodes");
        }

        private ImportException Fail(IParser parser, string what) => new(source, $"line {parser.Current?.Start.Line}: {what}.");
    }

    private static JValue ToToken(Scalar scalar)
    {
        var value = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain)
            return new JValue(value);
        return value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => JValue.CreateNull(),
            "true" or "True" or "TRUE" => new JValue(true),
            "false" or "False" or "FALSE" => new JValue(false),
            _ when Integer().IsMatch(value) && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new JValue(whole),
            _ when Float().IsMatch(value) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new JValue(number),
            _ => new JValue(value),
        };
    }

    [GeneratedRegex(@"^[-+]?[0-9]+$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Float();
}
