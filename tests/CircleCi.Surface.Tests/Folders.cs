using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CircleCi.Surface.Tests;

/// <summary>Folders of the SDK depend on each other one way: a change below may reach what is above, never the other way round.</summary>
public class Folders
{
    private const string Root = "CircleCi.Generated";

    // Each folder, and those that it may use besides itself.
    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["Json"] = [],
        ["Http"] = ["Json"],
        ["Paging"] = ["Json", "Http"],
        ["Downloads"] = ["Json", "Http"],
        ["Waiting"] = ["Json", "Http"],
        ["Logs"] = ["Json", "Http", "Paging", "Downloads", "Waiting", "V1", "V11", "V2"],
        ["Webhooks"] = ["Json", "Http", "Paging", "Downloads", "Waiting", "V1", "V11", "V2"],
        ["V1"] = ["Json", "Http", "Paging", "Downloads", "Waiting"],
        ["V11"] = ["Json", "Http", "Paging", "Downloads", "Waiting"],
        ["V2"] = ["Json", "Http", "Paging", "Downloads", "Waiting"],
    };

    // What stands in the root for users: the front door and what is set on it. Json knows only models, values and exceptions.
    private static readonly string[] FrontDoor = ["Client", "Options", "Clock", "Response", "Log", "Handler", "RateLimit", "Sequence", "Page", "Progress"];

    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void Depend_on_those_below_only(string framework)
    {
        var path = Path.Combine(AppContext.BaseDirectory, framework == "net8.0" ? "" : framework, $"{Root}.dll");
        using var module = ModuleDefinition.ReadModule(path);

        var uses = module.GetTypes().SelectMany(t => Uses(t).Select(u => (By: t, Of: u))).Where(u => FolderOf(u.By) is { } by && FolderOf(u.Of) is { } of && by != of).ToList();
        var upward = uses.Where(u => !Below[FolderOf(u.By)!].Contains(FolderOf(u.Of)!)).Select(u => $"  {u.By.FullName} uses {u.Of.FullName}\n").Distinct();
        var doors = module.GetTypes().Where(t => FolderOf(t) == "Json").SelectMany(t => Uses(t).Where(IsFrontDoor).Select(u => $"  {t.FullName} uses {u.FullName}\n")).Distinct();

        Assert.Equal(Below.Keys.Order(), module.GetTypes().Select(FolderOf).OfType<string>().Distinct().Order());
        Assert.NotEmpty(uses);
        Assert.True(!upward.Any() && !doors.Any(), $"A folder uses one that is not below it:\n{string.Concat(upward.Concat(doors))}");
    }

    private static bool IsFrontDoor(TypeReference type) =>
        Outermost(type) is { Namespace: Root } outer && !outer.Name.EndsWith("Exception", StringComparison.Ordinal) && FrontDoor.Any(d => outer.Name.Split('`')[0].Contains(d, StringComparison.Ordinal));

    /// <summary>The folder's name; null for the root and for what is not ours.</summary>
    private static string? FolderOf(TypeReference type) =>
        Outermost(type).Namespace is { } space && space.StartsWith(Root + ".", StringComparison.Ordinal) ? space[(Root.Length + 1)..].Split('.')[0] : null;

    private static TypeReference Outermost(TypeReference type)
    {
        type = type.GetElementType();
        return type.DeclaringType is { } outer ? Outermost(outer) : type;
    }

    private static IEnumerable<TypeReference> Uses(TypeDefinition type)
    {
        var signatures = type.Fields.Select(f => f.FieldType)
            .Concat(type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)))
            .Concat(type.Interfaces.Select(i => i.InterfaceType));
        if (type.BaseType is { } parent)
            signatures = signatures.Append(parent);
        var bodies = type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Variables.Select(v => v.VariableType).Concat(m.Body.Instructions.SelectMany(OperandTypes)));
        return signatures.Concat(bodies).SelectMany(Parts).Where(t => t.Scope == type.Module);
    }

    private static IEnumerable<TypeReference> OperandTypes(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
        MemberReference { DeclaringType: { } declaring } => [declaring],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification of => Parts(of.ElementType),
        _ => [type],
    };
}
