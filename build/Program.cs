using CircleCi.Build.Import;
var r = await Importer.ImportAsync(args[0], new ApiFolder(args[1]), default);
Console.WriteLine($"{r.Operations} operations, {r.Types} types, new types {r.NewTypes.Count} gone {r.GoneTypes.Count} newcalls {r.NewCalls.Count} gonecalls {r.GoneCalls.Count}");
foreach (var n in r.Notes) Console.WriteLine(n);
Console.WriteLine($"{r.Derived.Count} derived");
foreach (var n in r.GoneTypes) Console.WriteLine("gone "+n);
foreach (var n in r.UnmetTargets) Console.WriteLine("unmet "+n);
