using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using CircleCi.Generated.Logs;
using CircleCi.Generated.Tests.Operations;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Surface;

/// <summary>What the SDK says, sends and reads is the same under every culture, however odd its signs.</summary>
public class Cultures
{
    private static readonly string[] Numbers = ["Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double", "Decimal", "DateTime", "DateTimeOffset"];

    private static readonly Dictionary<string, Func<object?>> Misuses = new()
    {
        ["MaxResponseContentBufferSize"] = () => New(o => o.MaxResponseContentBufferSize = -5),
        ["AttemptTimeout"] = () => New(o => o.AttemptTimeout = TimeSpan.FromSeconds(-1.5)),
        ["Timeout"] = () => New(o => o.Timeout = TimeSpan.FromDays(1234.5)),
        ["Timeout in ticks"] = () => New(o => o.Timeout = TimeSpan.FromTicks(-60)),
        ["Retry.MaxRetries"] = () => New(o => o.Retry.MaxRetries = -7),
        ["Retry.Delay"] = () => New(o => o.Retry.Delay = TimeSpan.FromSeconds(-2)),
        ["Retry.MaxDelay"] = () => New(o => o.Retry.MaxDelay = TimeSpan.FromSeconds(-2)),
        ["RateLimiter of no calls"] = () => new CircleCiRateLimiter(-1, TimeSpan.FromSeconds(1)),
        ["RateLimiter of no time"] = () => new CircleCiRateLimiter(1, TimeSpan.FromSeconds(-1)),
        ["With.MaxRetries"] = () => Responding().With(new() { MaxRetries = -3 }),
        ["With.Timeout"] = () => Responding().With(new() { Timeout = TimeSpan.FromSeconds(-3) }),
        ["AtMost"] = () => Responding().V2.Pipelines.EnumerateForProject("gh/acme/shop").AtMost(-4),
        ["Parallel"] = () => Responding().V2.Jobs.DownloadArtifacts("gh/acme/shop", 7, ".", options: new() { Parallel = -3 }),
        ["MaxResumes"] = () => Responding().V2.Jobs.DownloadArtifacts("gh/acme/shop", 7, ".", options: new() { MaxResumes = -3 }),
        ["PollInterval"] = () => Responding().V2.Pipelines.Wait(Guid.Parse(Sample.Id), options: new() { PollInterval = TimeSpan.FromSeconds(-1) }),
        ["NewWorkflowTimeout"] = () => Responding().V2.Pipelines.Wait(Guid.Parse(Sample.Id), options: new() { NewWorkflowTimeout = TimeSpan.FromSeconds(-1) }),
        ["a job's number"] = () => Responding().V2.Jobs.Get("gh/acme/shop", -22),
        ["a build's number"] = () => Responding().V11.Builds.Get("gh/acme/shop", -22),
        ["a log's number"] = () => Responding().Logs.ReadText("gh/acme/shop", -22),
        ["an approval's log"] = () => Responding().Logs.ReadText(new WorkflowJob { Name = "hold", JobNumber = -8, Type = "build", ProjectSlug = "gh/acme/shop" }),
        ["a number that JSON has not"] = () => (ParameterValue)double.NegativeInfinity,
        ["a map of a number"] = () => new CircleCiMap<ParameterValue>((object)-1.5),
        ["a map of a wrong value"] = () => new CircleCiMap<V2.Project>(new Hashtable { ["a"] = -1.5 }),
        ["an error"] = () => Responding(HttpStatusCode.Conflict).V2.Jobs.Get("gh/acme/shop", 1234567),
        ["a response that is no JSON"] = () => Responding(json: "[-1.5").V2.Jobs.Get("gh/acme/shop", 1234567),
        ["a response that is a number"] = () => Responding(json: "-1.5").V2.Jobs.Get("gh/acme/shop", 1234567),
        ["a response that is a list of numbers"] = () => Responding(json: "[-1.5]", configure: o => o.ThrowOnUnreadableMembers = true).V11.Builds.ListRecent(),
        ["a response with a number for a list"] = () => Responding(json: "-1.5").Send(HttpMethod.Get, "/api/v2/me").ReadAs<List<User>>(),
        ["a delivery that is none"] = () => CircleCi.Generated.Webhooks.WebhookDelivery.Read("-1.5"u8.ToArray(), "v1=00", "secret"),
        ["a response that is too large"] = () => Responding(json: "{" + new string(' ', 2000) + "}", configure: o => o.MaxResponseContentBufferSize = 1500).V2.Jobs.Get("gh/acme/shop", 1234567),
        ["a list that breaks off"] = () => Responding(json: """{"items":[{"number":-1},{"number":-2},""").V2.Pipelines.EnumerateForProject("gh/acme/shop").ToList(),
        ["a wait that takes too long"] = () => Responding(json: """{"number":-7,"status":"running"}""").V2.Jobs.Wait("gh/acme/shop", 1234567, options: new() { Timeout = TimeSpan.FromMilliseconds(1500) }),
        ["a pipeline that takes too long"] = () => Responding(json: """{"number":-7,"state":"pending"}""").V2.Pipelines.Wait(Guid.Parse(Sample.Id), options: new() { Timeout = TimeSpan.FromMilliseconds(1500) }),
        ["a response that cannot be read as a number"] = () => Responding(json: """{"a":-1.5}""").Send(HttpMethod.Get, "/api/v2/me").ReadAs<Dictionary<string, Guid>>(),
        ["a redirect without end"] = () => Responding(HttpStatusCode.Found).V2.Users.GetCurrent(),
        ["a turn that comes too late"] = () =>
        {
            var circle = Responding(configure: o => (o.RateLimiter, o.Timeout) = (new CircleCiRateLimiter(1, TimeSpan.FromSeconds(1234.5)), TimeSpan.FromSeconds(2.5)));
            circle.V2.Users.GetCurrent();
            return circle.V2.Users.GetCurrent();
        },
    };

    public static TheoryData<string> OfMisuses => [.. Misuses.Keys];

    [Theory]
    [MemberData(nameof(OfMisuses))]
    public void Of_what_fails_make_no_difference(string what)
    {
        var expected = Reported(CultureInfo.InvariantCulture, Misuses[what]);

        Assert.Equal(expected, Reported(Odd(), Misuses[what]));
    }

    [Theory]
    [MemberData(nameof(Specs.EachBothWays), MemberType = typeof(Specs))]
    public async Task Of_callers_make_no_difference_to_what_is_sent_and_read(string api, string operationId, bool isAsync)
    {
        var expected = await WireAsync(CultureInfo.InvariantCulture, api, operationId, isAsync);

        Assert.Equal(expected, await WireAsync(Odd(), api, operationId, isAsync));
    }

    [Fact]
    public void Make_no_difference_to_what_things_are_shown_as()
    {
        var missed = new List<string>();
        var count = 0;
        foreach (var type in typeof(CircleCiClient).Assembly.GetExportedTypes().Where(t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && t.GetConstructor([]) is not null && !typeof(Exception).IsAssignableFrom(t)))
        {
            var it = Filled(type, 0);
            var expected = Under(CultureInfo.InvariantCulture, it.ToString);
            if (Under(Odd(), it.ToString) is var shown && shown != expected)
                missed.Add($"{type}: {shown}");
            count++;
        }

        Assert.InRange(count, 100, int.MaxValue);
        Assert.Empty(missed);
    }

    [Fact]
    public void Make_no_difference_to_the_log()
    {
        Assert.Equal(Log(CultureInfo.InvariantCulture), Log(Odd()));

        static List<string> Log(CultureInfo culture) => Under(culture, () =>
        {
            var log = new List<string>();
            using var wire = new Wire(HttpStatusCode.ServiceUnavailable);
            using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_1", BaseAddress = new Uri("https://circle.test"), Handler = wire, Clock = wire.Clock, Retry = { Delay = TimeSpan.FromSeconds(1.5), MaxDelay = TimeSpan.FromSeconds(1.5) }, Log = e => log.Add($"{e}") });
            Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());
            // How long it waits is a matter of chance.
            return log.ConvertAll(l => System.Text.RegularExpressions.Regex.Replace(l, @"\d\.\d s", "x.x s"));
        });
    }

    /// <summary>The assembly holds no call that asks for the culture: there is no way to say it.</summary>
    [Fact]
    public void Are_asked_by_no_call_in_the_assembly()
    {
        var asked = new List<string>();
        using var file = new PEReader(File.OpenRead(typeof(CircleCiClient).Assembly.Location));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.GetKind() != MemberReferenceKind.Method || member.Parent.Kind != HandleKind.TypeReference)
                continue;
            var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            var (typeName, name) = (metadata.GetString(type.Name), metadata.GetString(member.Name));
            var parameters = member.DecodeMethodSignature(new Names(metadata), null).ParameterTypes;
            var isCultural = typeName switch
            {
                "String" => name == "Format" && parameters[0] != "IFormatProvider",
                _ when typeName.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal) => true,
                "TimeSpan" => name == "ToString" && parameters.SequenceEqual(["String"]),
                "StringBuilder" => name == "Append" && Numbers.Contains(parameters[0]) && parameters.Length == 1,
                "TextWriter" or "StringWriter" => name is "Write" or "WriteLine" && parameters.Length > 0 && Numbers.Contains(parameters[0]),
                "Convert" => name == "ToString" && parameters.Length == 1 && (Numbers.Contains(parameters[0]) || parameters[0] == "Object"),
                _ => Numbers.Contains(typeName) && ((name == "ToString" && !parameters.Contains("IFormatProvider")) || (name is "Parse" or "TryParse" && !parameters.Contains("IFormatProvider"))),
            };
            if (isCultural)
                asked.Add($"{typeName}.{name}({string.Join(", ", parameters)})");
        }

        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var generic = metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
            if (generic.Method.Kind == HandleKind.MemberReference && metadata.GetMemberReference((MemberReferenceHandle)generic.Method) is { Parent.Kind: HandleKind.TypeReference } text
                && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)text.Parent).Name) is "String" or "StringBuilder"
                && generic.DecodeSignature(new Names(metadata), null).Any(Numbers.Contains))
                asked.Add("a list of numbers as text");
        }

        Assert.Empty(asked);
        Assert.Contains(metadata.TypeDefinitions, t => metadata.GetString(metadata.GetTypeDefinition(t).Name) == "DefaultInterpolatedStringHandler");
    }

    private static CultureInfo Odd()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.PositiveSign = "&";
        culture.NumberFormat.NumberDecimalSeparator = "·";
        culture.NumberFormat.NumberGroupSeparator = "'";
        culture.NumberFormat.NumberGroupSizes = [1];
        culture.DateTimeFormat.DateSeparator = "|";
        culture.DateTimeFormat.TimeSeparator = "#";
        culture.DateTimeFormat.ShortDatePattern = "yy|dd|MM";
        culture.DateTimeFormat.LongTimePattern = "ss#mm#HH";
        return culture;
    }

    private static T Under<T>(CultureInfo culture, Func<T> get)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return get();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Reported(CultureInfo culture, Func<object?> misuse) => Under(culture, () =>
    {
        var e = Assert.ThrowsAny<Exception>(() => { _ = misuse(); });
        // What is told with the first, and of what others said.
        return e is CircleCiException or ArgumentException or InvalidOperationException ? e.Message : throw new InvalidOperationException("That is none of ours.", e);
    });

    private static async Task<string> WireAsync(CultureInfo culture, string api, string operationId, bool isAsync)
    {
        var operation = Specs.Operation(api, operationId);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var call = new OperationCall(operation);
        using var wire = new Wire((HttpStatusCode)operation.Success.Status, call.Response?.ToString());
        using var circle = wire.Client();
        CultureInfo.CurrentCulture = culture;
        var result = await call.InvokeAsync(circle, isAsync);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return $"{wire.Request.Method} {wire.Request.Address.AbsoluteUri} {wire.Request.Body} {JsonConvert.SerializeObject(result)}";
    }

    private static CircleCiClient New(Action<CircleCiClientOptions> configure)
    {
        var options = new CircleCiClientOptions { Token = "CCIPAT_1" };
        configure(options);
        return new CircleCiClient(options);
    }

    private static CircleCiClient Responding(HttpStatusCode status = HttpStatusCode.OK, string json = "{}", Action<CircleCiClientOptions>? configure = null)
    {
        var options = new CircleCiClientOptions { Token = "CCIPAT_1", BaseAddress = new Uri("https://circle.test"), Clock = new TestClock(), Handler = new Responses(status, json), Retry = { MaxRetries = 0 } };
        configure?.Invoke(options);
        return new CircleCiClient(options);
    }

    private static object Filled(Type type, int depth)
    {
        var it = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0))
        {
            var wanted = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            object? value = wanted == typeof(int) ? -5 : wanted == typeof(long) ? -5L : wanted == typeof(double) ? -1.5 : wanted == typeof(TimeSpan) ? TimeSpan.FromSeconds(-1.5)
                : wanted == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 11, 21, 9, 8, 7, 500, TimeSpan.FromHours(-3))
                : depth < 3 && typeof(CircleCiModel).IsAssignableFrom(wanted) && !wanted.IsAbstract && wanted.GetConstructor([]) is not null ? Filled(wanted, depth + 1)
                : null;
            if (value is not null)
                property.SetValue(it, value);
        }

        return it;
    }

    private sealed class Responses(HttpStatusCode status, string json) : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(json) };
            response.Headers.Location = status == HttpStatusCode.Found ? new Uri("https://circle.test/api/v2/me") : null;
            return response;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }

    /// <summary>The names of the types of a signature.</summary>
    private sealed class Names(MetadataReader metadata) : ISignatureTypeProvider<string, object?>
    {
        public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[]";

        public string GetByReferenceType(string elementType) => elementType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "function";

        public string GetGenericInstantiation(string genericType, System.Collections.Immutable.ImmutableArray<string> typeArguments) => genericType;

        public string GetGenericMethodParameter(object? genericContext, int index) => "M";

        public string GetGenericTypeParameter(object? genericContext, int index) => "T";

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => reader.GetString(reader.GetTypeDefinition(handle).Name);

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => reader.GetString(metadata.GetTypeReference(handle).Name);

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => "spec";
    }
}
