using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using CircleCi.Build.Import;
using CircleCi.Build.Tests.Regeneration;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.PlainShapes;

/// <summary>An SDK of operations that have every plain shape in every place: imported, generated and compiled for both frameworks, and loaded to be called.</summary>
public sealed class ShapeSdk : IAsyncLifetime
{
    // Under the repository, since NSwag is given paths relative to it.
    private readonly string _folder = Repository.At("artifacts", "shapes", Guid.NewGuid().ToString("N")[..8]);

    private readonly Dictionary<bool, (IDisposable Circle, Recorder Handler)> _clients = [];
    private readonly List<AssemblyLoadContext> _contexts = [];
    private JObject _names = [];

    internal IReadOnlyList<string> Warnings { get; private set; } = [];

    internal ImportResult Import { get; private set; } = null!;

    internal ImportResult SwaggerImport { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var folder = new ApiFolder(Path.Combine(_folder, "v2"));
        Import = await Importer.ImportAsync("shapes", ShapeDocument.Create(), folder, default);
        var swagger = new ApiFolder(Path.Combine(_folder, "v1"));
        SwaggerImport = await Importer.ImportAsync("shapes", ShapeDocument.CreateSwagger(), swagger, default);
        _names = JObject.Parse(await File.ReadAllTextAsync(folder.Names));
        await Shell.RunQuietlyAsync("dotnet", ["msbuild", Repository.At("build", "generator", "Folder.proj"), "-restore", "-m", "-nologo", "-t:GenerateFolder", $"-p:Folder={_folder}", "-p:ApiName=V2"], default);
        var generated = Path.Combine(folder.Path, "V2.g.cs");
        List<string> warnings = [];
        foreach (var isStandard in new[] { false, true })
        {
            var file = Path.Combine(_folder, $"{isStandard}", "CircleCi.Generated.dll");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            warnings.AddRange(Compiler.CompileStrictly(generated, file, isStandard));
            _contexts.Add(new AssemblyLoadContext($"{isStandard}", isCollectible: true));
            _clients[isStandard] = Client(_contexts[^1].LoadFromAssemblyPath(file));
        }

        warnings.AddRange(Compiler.CompileStrictly(Path.Combine(swagger.Path, "V2.g.cs"), Path.Combine(_folder, "swagger.dll"), isStandard: false));
        Warnings = warnings;
    }

    public Task DisposeAsync()
    {
        foreach (var (circle, _) in _clients.Values)
            circle.Dispose();
        foreach (var context in _contexts)
            context.Unload();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Calls an operation as a program would; gives what it gave, as JSON, and what was sent.</summary>
    /// <param name="key">The operation, as names.json has it.</param>
    /// <param name="way">How it is called.</param>
    /// <param name="response">The body of the response; null for none.</param>
    /// <param name="arguments">What is given by position, as JSON.</param>
    /// <param name="option">What is given for the only option; null for no options.</param>
    internal async Task<(JToken? Result, object? Raw, SentRequest Sent)> CallAsync(string key, Way way, byte[]? response, IEnumerable<JToken> arguments, JToken? option = null)
    {
        var (circle, handler) = _clients[way.IsStandard];
        handler.Response = response;
        var (area, name, _) = NameLock.Split(key, (string)_names["operations"]![key]!);
        var client = Get(Get(circle, "V2"), area);
        var method = client.GetType().GetMethods().Where(m => m.Name == (way.IsAsync ? name + "Async" : name)).MaxBy(m => m.GetParameters().Length)!;
        var given = new Queue<JToken>(arguments);
        var result = method.Invoke(client, [.. method.GetParameters().Select(p => Argument(p, given, option))]);
        if (result is Task task)
        {
            await task;
            result = method.ReturnType.IsGenericType ? result.GetType().GetProperty("Result")!.GetValue(result) : null;
        }

        Assert.Empty(given);
        return (result is null ? null : PlainShape.Parse(JsonConvert.SerializeObject(result)), result, handler.Sent!);
    }

    private static object? Argument(ParameterInfo parameter, Queue<JToken> given, JToken? option)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
            return CancellationToken.None;
        if (parameter.Name != "options")
            return given.TryDequeue(out var next) ? Convert(next, parameter.ParameterType) : null;
        if (option is null)
            return null;
        var options = Activator.CreateInstance(parameter.ParameterType)!;
        var property = parameter.ParameterType.GetProperties().Single();
        property.SetValue(options, Convert(option, property.PropertyType));
        return options;
    }

    private static object? Convert(JToken json, Type type) => JsonConvert.DeserializeObject(json.ToString(Formatting.None), type, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None });

    private static object Get(object of, string name) => of.GetType().GetProperty(name)!.GetValue(of)!;

    private static (IDisposable Circle, Recorder Handler) Client(Assembly assembly)
    {
        var handler = new Recorder();
        var options = Activator.CreateInstance(assembly.GetType("CircleCi.Generated.CircleCiClientOptions")!)!;
        options.GetType().GetProperty("Token")!.SetValue(options, "token-of-a-test");
        options.GetType().GetProperty("Handler")!.SetValue(options, handler);
        return ((IDisposable)Activator.CreateInstance(assembly.GetType("CircleCi.Generated.CircleCiClient")!, options)!, handler);
    }

    internal sealed record SentRequest(Uri Address, string? ContentType, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
    {
        public string Body => System.Text.Encoding.UTF8.GetString(Bytes);
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public byte[]? Response { get; set; }

        public SentRequest? Sent { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Record(request, request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken));

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var body = new MemoryStream();
            request.Content?.CopyTo(body, null, cancellationToken);
            return Record(request, body.ToArray());
        }

        private HttpResponseMessage Record(HttpRequestMessage request, byte[] body)
        {
            Sent = new SentRequest(request.RequestUri!, request.Content?.Headers.ContentType?.MediaType, body, request.Headers.ToDictionary(h => h.Key, h => string.Join("|", h.Value)));
            return Response is null ? new HttpResponseMessage(HttpStatusCode.NoContent) : new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Response) };
        }
    }
}

/// <summary>The assembly that a call is made with, and whether asynchronously.</summary>
internal readonly record struct Way(bool IsStandard, bool IsAsync)
{
    public static IReadOnlyList<Way> All { get; } = [new(false, true), new(false, false), new(true, true), new(true, false)];
}
