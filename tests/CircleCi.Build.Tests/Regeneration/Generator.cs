using System.Reflection;
using System.Runtime.Loader;
using CircleCi.Build.CSharp;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>NSwag in this process, which generates many small descriptions in the time that its own process takes to start a few times.</summary>
internal static class Generator
{
    private static readonly string Folder = typeof(Generator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "NSwagFolder").Value!;

    private static readonly Lazy<Type> Document = new(() => new Context().LoadFromAssemblyPath(Path.Combine(Folder, "NSwag.Commands.dll")).GetType("NSwag.Commands.NSwagDocument", throwOnError: true)!);

    /// <summary>Generates the code of a description in a namespace, as the build does with nswag.json.</summary>
    public static async Task GenerateAsync(string description, string code, string @namespace = "CircleCi.Generated.V2")
    {
        var viewed = code + ".json";
        Views.Write(description, viewed);
        // NSwag takes a path with a space or a comma in it for two arguments, so the paths are relative, as in the build.
        var variables = $"Input={Repository.Relative(viewed)},ApiName=V2,Namespace={@namespace},ApiVersion=v2,Output={Repository.Relative(code)}";
        var load = Document.Value.GetMethod("LoadWithTransformationsAsync", BindingFlags.Public | BindingFlags.Static)!;
        var document = await ResultOf((Task)load.Invoke(null, [Repository.At("nswag.json"), variables])!);
        await (Task)document.GetType().GetMethod("ExecuteAsync", [])!.Invoke(document, [])!;
    }

    private static async Task<object> ResultOf(Task task)
    {
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    /// <summary>NSwag's own versions of what this process has too.</summary>
    private sealed class Context : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName name) =>
            Path.Combine(Folder, name.Name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
