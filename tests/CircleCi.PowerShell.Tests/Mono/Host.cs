// Windows PowerShell, as far as Mono can play it: .NET Framework's way to load two files from a folder that is not the program's, and late-bound calls
// with PowerShell's conversions. Compiled and run by OnMono.cs; what it writes must be what the script of the same name does.
using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

public static class Host
{
    private static readonly List<string> NotFound = new List<string>();
    // Its own assemblies lie in folders beside and below that of the first one.
    private static readonly string Framework = Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location));
    private static Assembly sdk;

    public static int Main(string[] args)
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, e) =>
        {
            NotFound.Add(e.Name);
            return null;
        };
        var folder = args[0];
        sdk = Assembly.LoadFrom(Path.Combine(folder, "CircleCi.Generated.dll"));
        dynamic circle = Make("CircleCiClient", Environment.GetEnvironmentVariable("CIRCLE_TOKEN"));
        typeof(Host).GetMethod(args[1].Replace("-", ""), BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.IgnoreCase).Invoke(null, new object[] { circle });

        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && a != typeof(Host).Assembly && !a.Location.StartsWith(Framework)).OrderBy(a => a.GetName().Name, StringComparer.Ordinal))
            Console.Error.WriteLine("loaded " + Path.GetFileName(assembly.Location));
        foreach (var name in NotFound)
            Console.Error.WriteLine("not found " + name);
        return 0;
    }

    private static void SignIn(dynamic circle)
    {
        Console.WriteLine("signed in as " + circle.V2.Users.GetCurrent().Login);
    }

    private static void ListPipelines(dynamic circle)
    {
        var pipelines = new List<dynamic>();
        foreach (dynamic pipeline in (IEnumerable)circle.V2.Pipelines.EnumerateForProject("gh/acme/shop"))
        {
            if (pipeline.Branch != "main")
                continue;
            pipelines.Add(pipeline);
            if (pipelines.Count == 5)
                break;
        }

        foreach (var pipeline in pipelines)
            Console.WriteLine("pipeline " + pipeline.Number + " is " + pipeline.State);
        Console.WriteLine("JSON of " + pipelines.Count(p => p.ToString().StartsWith("{\"id\":")) + " pipelines");
        foreach (dynamic workflow in (IEnumerable)circle.V2.Pipelines.EnumerateWorkflows(pipelines[0]))
        {
            // -eq makes the right side one of the left side's type, then asks that.
            if (workflow.Status.Equals(Convert("failed", workflow.Status.GetType())))
                Console.WriteLine(workflow.Name + " has failed");
        }
    }

    private static void Trigger(dynamic circle)
    {
        dynamic request = Make("V2.PipelineTriggerRequest");
        Set(request, "Branch", "main");
        Set(request, "Parameters", new Hashtable { { "deploy", true }, { "shards", 4 }, { "environment", "staging" } });
        Console.WriteLine("triggered pipeline " + circle.V2.Pipelines.Trigger("gh/acme/shop", request).Number);
    }

    private static void Wait(dynamic circle)
    {
        var thread = System.Threading.Thread.CurrentThread;
        var threads = new List<System.Threading.Thread>();
        Action<object> report = now => threads.Add(System.Threading.Thread.CurrentThread);
        var type = sdk.GetType("CircleCi.Generated.V2.PipelineProgress");
        dynamic progress = Activator.CreateInstance(sdk.GetType("CircleCi.Generated.CircleCiProgress`1").MakeGenericType(type), Delegate.CreateDelegate(typeof(Action<>).MakeGenericType(type), report.Target, report.Method));
        dynamic options = Make("WaitOptions");
        Set(options, "Timeout", "00:30:00");
        Set(options, "PollInterval", "00:00:00.01");
        dynamic run = circle.V2.Pipelines.TriggerAndWait("gh/acme/shop", null, progress, options);
        Console.WriteLine("pipeline " + run.Pipeline.Number + " ended with " + run.Status);
        // A script block runs on the session's own thread only.
        if (threads.Count < 2 || threads.Any(t => t != thread))
            throw new Exception("Reports came on " + threads.Count(t => t != thread) + " other threads, of " + threads.Count);
    }

    private static void DownloadArtifacts(dynamic circle)
    {
        var folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
        try
        {
            foreach (dynamic file in (IEnumerable)circle.V2.Jobs.DownloadArtifacts("gh/acme/shop", 23, folder))
                Console.WriteLine(file.Artifact.Path + " has " + file.Length + " bytes");
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static void ReadLog(dynamic circle)
    {
        dynamic options = Make("Logs.LogsReadOptions");
        Set(options, "FailedOnly", true);
        dynamic last = ((IEnumerable)circle.V2.Pipelines.EnumerateForProject("gh/acme/shop")).Cast<object>().First();
        foreach (dynamic workflow in (IEnumerable)circle.V2.Pipelines.EnumerateWorkflows(last))
        {
            foreach (dynamic job in (IEnumerable)circle.V2.Workflows.EnumerateJobs(workflow))
            {
                if (!job.Status.Equals(Convert("failed", job.Status.GetType())))
                    continue;
                foreach (dynamic line in (IEnumerable)circle.Logs.Read(job, options))
                    Console.WriteLine(line.Step + ": " + line.Text.TrimEnd());
            }
        }
    }

    private static void CatchErrors(dynamic circle)
    {
        try
        {
            circle.V2.Projects.Get("gh/acme/nothing");
        }
        catch (Exception e)
        {
            if (e.GetType() != sdk.GetType("CircleCi.Generated.CircleCiNotFoundException"))
                throw;
            Console.WriteLine("not found: " + ((dynamic)e).RequestPath);
        }
    }

    private static void SetContextVariable(dynamic circle)
    {
        var secret = new System.Net.NetworkCredential("", Environment.GetEnvironmentVariable("NPM_TOKEN")).SecurePassword;
        dynamic context = ((IEnumerable)circle.V2.Contexts.Enumerate((dynamic)Make("OrgSlug", "gh/acme"))).Cast<dynamic>().First(c => c.Name == "deploy");
        dynamic request = Make("V2.ContextEnvironmentVariableSetRequest");
        Set(request, "Value", secret);
        circle.V2.Contexts.SetEnvironmentVariable(context, "NPM_TOKEN", request);
        Console.WriteLine("set NPM_TOKEN in " + context.Name);
    }

    private static dynamic Make(string type, params object[] arguments)
    {
        return Activator.CreateInstance(sdk.GetType("CircleCi.Generated." + type, true), arguments);
    }

    // [Type]@{ Name = value } makes a Type and sets its members, each value converted.
    private static void Set(object target, string name, object value)
    {
        var property = target.GetType().GetProperty(name);
        property.SetValue(target, Convert(value, property.PropertyType));
    }

    // PowerShell's own order: as it is, Parse of text, a constructor, a cast operator.
    private static object Convert(object value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsInstanceOfType(value))
            return value;
        var parse = value is string ? type.GetMethod("Parse", new[] { typeof(string) }) : null;
        if (parse != null)
            return parse.Invoke(null, new[] { value });
        var constructor = type.GetConstructor(new[] { value.GetType() });
        if (constructor != null)
            return constructor.Invoke(new[] { value });
        var cast = type.GetMethods(BindingFlags.Public | BindingFlags.Static).First(m => m.Name == "op_Implicit" && m.ReturnType == type && m.GetParameters()[0].ParameterType.IsInstanceOfType(value));
        return cast.Invoke(null, new[] { value });
    }
}
