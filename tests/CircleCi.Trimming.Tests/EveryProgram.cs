using System.Reflection;
using System.Text;
using CircleCi.Generated.Tests.Support;
using CircleCi.Testing.Tests.Operations;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Trimming.Tests;

/// <summary>A program that makes every operation once, each in a sandbox that was prepared for it.</summary>
internal sealed class EveryProgram : IAsyncDisposable
{
    private readonly Dictionary<string, (SpecOperation Operation, Scene Scene, MethodInfo Method, object?[] Arguments)> _calls = [];

    public IEnumerable<string> Names => _calls.Keys;

    /// <summary>The half of the operations that is called async, and the other half.</summary>
    public static async Task<EveryProgram> PrepareAsync()
    {
        var program = new EveryProgram();
        foreach (var (operation, isAsync) in Specs.Operations.Select((o, i) => (o, i % 2 == 0)))
        {
            var scene = await Scene.SetAsync();
            var (method, arguments) = scene.Call(operation, isAsync);
            program._calls.Add($"{operation.Api}.{operation.Area}.{operation.Name}", (operation, scene, method, arguments));
        }

        return program;
    }

    /// <summary>The calls as C#, and the types of what they give for the source generation of System.Text.Json.</summary>
    public string Source()
    {
        // Types of several versions have the same name, of which a context takes one.
        var results = Specs.Operations.Select(o => o.Api).Distinct().ToDictionary(api => api, _ => new List<Type>());
        var source = new StringBuilder("#nullable enable\n#pragma warning disable CS0618 // Every operation, also one that CircleCI retires.\nusing System.Text.Json;\nusing System.Text.Json.Serialization;\nusing CircleCi.Generated;\n\nnamespace CircleCi.Programs;\n\ninternal static class Calls\n{\n    public static readonly Dictionary<string, Func<CircleCiClient, Task<string>>> All = new()\n    {\n");
        foreach (var (name, (operation, _, method, arguments)) in _calls)
        {
            var passed = method.GetParameters().Zip(arguments, (p, a) => p.ParameterType == typeof(CancellationToken) ? "default(CancellationToken)" : CSharpText.Of(a, p.ParameterType));
            var call = $"circle.{operation.Api}.{operation.Area}.{method.Name}({string.Join(", ", passed)})";
            var isAsync = typeof(Task).IsAssignableFrom(method.ReturnType);
            var result = isAsync ? method.ReturnType.GenericTypeArguments.FirstOrDefault() : method.ReturnType == typeof(void) ? null : method.ReturnType;
            source.Append($"        [\"{name}\"] = async circle => {{ await Task.Yield(); ");
            if (result is null)
            {
                source.Append($"{(isAsync ? "await " : "")}{call}; return \"\"; }},\n");
                continue;
            }

            var known = results[operation.Api];
            if (!known.Contains(result))
                known.Add(result);
            source.Append($"var result = {(isAsync ? "await " : "")}{call}; Shown = $\"{{result}}\"; return JsonSerializer.Serialize(result, {operation.Api}Results.Default.T{known.IndexOf(result)}); }},\n");
        }

        source.Append("    };\n\n    public static string Shown { get; private set; } = \"\";\n}\n\n");
        foreach (var (api, known) in results)
        {
            source.Append(string.Concat(known.Select((t, i) => $"[JsonSerializable(typeof({CSharpText.NameOf(t)}), TypeInfoPropertyName = \"T{i}\")]\n")));
            source.Append($"internal sealed partial class {api}Results : JsonSerializerContext;\n\n");
        }

        return source.ToString();
    }

    /// <summary>What the program is to do, in lines.</summary>
    public string Input() => string.Concat(_calls.Select(c => $"{c.Key}\t{c.Value.Scene.Circle.Token}\t{c.Value.Scene.Circle.Address}\n"));

    /// <summary>What is wrong with a line that it wrote; null if nothing is.</summary>
    public string? Fault(string line)
    {
        var parts = line.Split('\t');
        var (name, body, result) = (parts[0], Text(parts[1]), Text(parts[2]));
        var (operation, scene, _, arguments) = _calls[name];
        var sent = scene.Circle.Requests.Last();
        if (sent.Operation != name || sent.Status is < 200 or > 299)
            return $"{name}: {sent.Method} {sent.Path} is {sent.Operation} and gave {sent.Status}: {result}";
        if (operation.BodySchema is not null && WithoutTokens(sent.Body) != WithoutTokens(JsonConvert.SerializeObject(arguments.Single(a => a is CircleCi.Generated.CircleCiModel))))
            return $"{name} sent {sent.Body}";
        var (expected, read) = (Promise.Essence(body.Length == 0 ? null : Promise.Parse(body))?.ToString(), default(string));
        try
        {
            read = Promise.Essence(result.Length == 0 ? null : Promise.Parse(result))?.ToString();
        }
        catch (JsonException)
        {
            return $"{name}: {result}";
        }

        return expected == read ? null : $"{name} read {read}, not {expected}";
    }

    /// <summary>A text that it wrote.</summary>
    public static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    public async ValueTask DisposeAsync()
    {
        foreach (var call in _calls.Values)
            await call.Scene.DisposeAsync();
    }

    /// <summary>Without the one member of requests that is of Newtonsoft.Json's tokens.</summary>
    private static string WithoutTokens(string body)
    {
        var json = JObject.Parse(body);
        json.Remove("metadata");
        return json.ToString(Formatting.None);
    }
}
