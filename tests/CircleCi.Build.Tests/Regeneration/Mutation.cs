using CircleCi.Build.Regeneration;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>One change of the description that upstream could make, and what a careful person says of it.</summary>
/// <param name="Says">A part of a reason that is given; empty where there is none.</param>
internal sealed record Mutation(string Name, Level Verdict, string Says, Action<JObject> Change);
