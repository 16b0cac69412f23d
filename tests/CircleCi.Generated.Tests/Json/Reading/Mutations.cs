using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Reading;

/// <summary>What can become of a document on its way: first to its JSON, then to its bytes. Each takes a random number for what it has to choose.</summary>
internal static class Mutations
{
    private const string Signs = "{}[]\",:'\\/0-.eEtfnu \0";

    private static readonly Action<JToken, int>[] OfJson =
    [
        Remove,
        (json, n) => Replace(json, n, JValue.CreateNull()),
        (json, n) => Replace(json, n, new JValue("text")),
        (json, n) => Replace(json, n, new JValue("")),
        (json, n) => Replace(json, n, new JValue(n % 3 == 0 ? -1 : 1234567890123456789L)),
        (json, n) => Replace(json, n, new JValue(n % 2 == 0)),
        (json, n) => Replace(json, n, new JValue(0.1 * n)),
        (json, n) => Replace(json, n, new JArray()),
        (json, n) => Replace(json, n, new JObject()),
        (json, n) => Replace(json, n, new JArray(JValue.CreateNull(), "x", 1, new JObject { ["a"] = 1 })),
        (json, n) => Replace(json, n, new JObject { ["a"] = new JArray(true, JValue.CreateNull()), ["message"] = "no" }),
        (json, n) => Replace(json, n, Nested(n % 80)),
        WrapInList,
        UnwrapList,
        AsText,
        AsNumber,
        Extra,
        Reorder,
        Rename,
        (json, n) => Edit(json, n, v => v.Type == JTokenType.Date ? v : new JValue(v.ToString(Formatting.None).ToUpperInvariant())),
    ];

    private static readonly Func<string, int, string>[] OfText =
    [
        (text, n) => Insert(text, n, " \t\r\n"),
        (text, n) => Insert(text, n, "// a comment\n"),
        (text, n) => Insert(text, n, "/* a \"comment\" */"),
        (text, n) => Insert(text, n, "//\r"),
        (text, n) => AtStructure(text, n, "// here {}\n"),
        (text, n) => AtStructure(text, n, "/* here ] */"),
        (text, n) => AtStructure(text, n, ","),
        (text, n) => text.Replace(n % 2 == 0 ? "}" : "]", n % 2 == 0 ? ",}" : ",]", StringComparison.Ordinal),
        EscapeText,
        DuplicateMember,
        (text, n) => text.Replace("\"", "'", StringComparison.Ordinal),
        (text, n) => Cut(text, n),
        (text, n) => Insert(text, n, Signs[n % Signs.Length].ToString()),
        (text, n) => text.Length == 0 ? text : text.Remove(n % text.Length, 1),
        (text, n) => "\uFEFF" + text,
        (text, n) => text + (n % 5) switch { 0 => "x", 1 => "{}", 2 => "  \n", 3 => "// end", _ => "/* end */" },
        (text, n) => Number(text, n),
        (text, n) => "  " + text,
    ];

    /// <summary>Documents for a type that were changed up to three times, each with the change that their bytes got.</summary>
    public static Gen<Sent> Mutants(Type type) =>
        from document in Documents.For(type)
        from times in Gen.Choose(1, 3)
        from choices in Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), times * 2)
        from bytes in Gen.Choose(0, 19)
        from place in Gen.Choose(0, int.MaxValue - 1)
        select Mutate(document, choices, bytes, place);

    private static Sent Mutate(JToken document, int[] choices, int bytes, int place)
    {
        document = new JArray(document.DeepClone());
        var text = (string?)null;
        for (var i = 0; i < choices.Length; i += 2)
        {
            var choice = choices[i] % (OfJson.Length + OfText.Length);
            if (choice < OfJson.Length && text is null)
                OfJson[choice](document, choices[i + 1]);
            else
                text = OfText[choice % OfText.Length](text ?? Whole(document), choices[i + 1]);
        }

        var json = Encoding.UTF8.GetBytes(text ?? Whole(document));
        // Bytes that are no UTF-8.
        if (bytes == 0 && json.Length > 0)
            json[place % json.Length] = (byte)(0x80 + (place % 0x80));
        return new Sent(json);
    }

    private static string Whole(JToken document) => document.HasValues ? document[0]!.ToString(Formatting.None) : "";

    private static void Remove(JToken json, int n)
    {
        var all = ((JContainer)json).Descendants().OfType<JProperty>().ToList();
        if (all.Count > 0)
            all[n % all.Count].Remove();
    }

    private static void Replace(JToken json, int n, JToken value) => Edit(json, n, _ => value);

    private static void Edit(JToken json, int n, Func<JToken, JToken> edit)
    {
        var all = ((JContainer)json).Descendants().Where(d => d is not JProperty).ToList();
        if (all.Count > 0)
            Exchange(all[n % all.Count], edit);
    }

    private static void Exchange(JToken token, Func<JToken, JToken> edit)
    {
        var edited = edit(token.DeepClone());
        token.Replace(edited);
    }

    private static JToken Nested(int levels)
    {
        JToken json = 1;
        for (var i = 0; i < levels; i++)
            json = i % 2 == 0 ? new JArray(json) : new JObject { ["a"] = json };
        return json;
    }

    private static void WrapInList(JToken json, int n) => Edit(json, n, v => new JArray(v));

    private static void UnwrapList(JToken json, int n)
    {
        var all = ((JContainer)json).Descendants().OfType<JArray>().Where(a => a.Count > 0).ToList();
        if (all.Count > 0)
            Exchange(all[n % all.Count], a => a[0]!);
    }

    private static void AsText(JToken json, int n)
    {
        var all = ((JContainer)json).Descendants().OfType<JValue>().Where(v => v.Type is JTokenType.Integer or JTokenType.Float or JTokenType.Boolean).ToList();
        if (all.Count > 0)
            Exchange(all[n % all.Count], v => new JValue(v.ToString(Formatting.None)));
    }

    private static void AsNumber(JToken json, int n)
    {
        var all = ((JContainer)json).Descendants().OfType<JValue>().Where(v => v.Type == JTokenType.String).ToList();
        if (all.Count > 0)
            Exchange(all[n % all.Count], _ => new JValue(n % 7 == 0 ? 0.5 : n));
    }

    private static void Extra(JToken json, int n)
    {
        var all = ((JContainer)json).Descendants().OfType<JObject>().ToList();
        if (all.Count > 0 && all[n % all.Count]["unknown_" + (n % 9)] is null)
            all[n % all.Count].AddFirst(new JProperty("unknown_" + (n % 9), n % 3 == 0 ? JValue.CreateNull() : new JObject { ["at"] = "2024-01-01T00:00:00+02:00" }));
    }

    private static void Reorder(JToken json, int n)
    {
        var all = ((JContainer)json).Descendants().OfType<JObject>().Where(o => o.Count > 1).ToList();
        if (all.Count == 0)
            return;
        var reordered = all[n % all.Count];
        var first = reordered.First!;
        first.Remove();
        reordered.Add(first);
    }

    private static void Rename(JToken json, int n)
    {
        var all = ((JContainer)json).Descendants().OfType<JProperty>().ToList();
        if (all.Count == 0)
            return;
        var renamed = all[n % all.Count];
        var name = (n % 4) switch
        {
            0 => renamed.Name.ToUpperInvariant(),
            1 => renamed.Name.Replace('_', '-'),
            2 => renamed.Name.Replace('-', '_'),
            _ => renamed.Name + "2",
        };
        if (((JObject)renamed.Parent!)[name] is null)
            renamed.Replace(new JProperty(name, renamed.Value));
    }

    private static string Insert(string text, int n, string what) => text.Insert(n % (text.Length + 1), what);

    private static string AtStructure(string text, int n, string what)
    {
        var places = Enumerable.Range(0, text.Length).Where(i => "{}[]:,".Contains(text[i])).ToList();
        return places.Count == 0 ? text : text.Insert(places[n % places.Count] + (n % 2), what);
    }

    private static string Cut(string text, int n) => text[..(n % (text.Length + 1))];

    private static string EscapeText(string text, int n)
    {
        var letters = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiLetter(text[i])).ToList();
        if (letters.Count == 0)
            return text;
        var at = letters[n % letters.Count];
        var escape = (n % 4) switch { 0 => $"\\u{(int)text[at]:x4}", 1 => "\\/", 2 => "\\ud83d", _ => "\\q" };
        return text.Remove(at, 1).Insert(at, escape);
    }

    private static string DuplicateMember(string text, int n)
    {
        var members = Enumerable.Range(0, text.Length).Where(i => text[i] == ',' && i + 1 < text.Length && text[i + 1] == '"').ToList();
        if (members.Count < 2)
            return text;
        var at = n % (members.Count - 1);
        return text.Insert(members[at], text[members[at]..members[at + 1]]);
    }

    private static string Number(string text, int n)
    {
        var digits = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i])).ToList();
        if (digits.Count == 0)
            return text;
        var what = (n % 12) switch
        {
            0 => "0",
            1 => ".",
            2 => "e5",
            3 => "-",
            4 => "99999999999999999999999",
            5 => ".0",
            6 => "E-3",
            7 => "e400",
            8 => "+",
            9 => "x1F",
            10 => "_",
            _ => "000.000000000000000001",
        };
        return text.Insert(digits[n % digits.Count] + (n % 2), what);
    }
}
