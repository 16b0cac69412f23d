using System.Text;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Jobs;

/// <summary>The steps of a job as v1 and v1.1 return them. They share its time evenly, and come one after the other.</summary>
internal static class JobSteps
{
    public static JArray Of(JobRun job)
    {
        IReadOnlyList<StepScript> steps = job.Script.Steps.Count > 0 ? job.Script.Steps : [new StepScript(job.Script.Name, "")];
        var list = new JArray();
        for (var i = 0; i < steps.Count && job.StartedAt + (job.Script.Duration * i / steps.Count) is { } start && start <= (job.StoppedAt ?? job.World.Now); i++)
        {
            var end = start + (job.Script.Duration / steps.Count);
            var isLast = i == steps.Count - 1 || end > job.StoppedAt;
            list.Add(Step(job, steps[i], i, start, job.StoppedAt is { } stop && isLast ? stop : end, isLast));
        }

        return list;
    }

    private static JObject Step(JobRun job, StepScript step, int index, DateTimeOffset start, DateTimeOffset end, bool isLast)
    {
        var isRunning = isLast ? job.StoppedAt is null : end > job.World.Now;
        var status = isRunning ? "running" : isLast ? job.Status : "success";
        var output = isRunning ? [] : Output(step, status == "success" || status == "canceled" ? null : job.Script.Failure, end);
        return new JObject
        {
            ["name"] = step.Name,
            ["actions"] = new JArray(new JObject
            {
                ["name"] = step.Name,
                ["type"] = "test",
                ["bash_command"] = step.Name,
                ["status"] = status,
                // The numbers of real steps have gaps, too.
                ["step"] = index == 0 ? 0 : 100 + index,
                ["index"] = 0,
                ["parallel"] = true,
                ["background"] = false,
                ["start_time"] = JsonTime.Of(start),
                ["end_time"] = isRunning ? null : JsonTime.Of(end),
                ["run_time_millis"] = isRunning ? null : (long)(end - start).TotalMilliseconds,
                ["exit_code"] = isRunning || status == "canceled" ? null : status == "success" ? 0 : 1,
                ["failed"] = status == "failed" ? true : null,
                ["timedout"] = status == "timedout" ? true : null,
                ["infrastructure_fail"] = status == "infrastructure_fail" ? true : null,
                ["canceled"] = status == "canceled" ? true : null,
                ["has_output"] = output.Count > 0,
                ["truncated"] = false,
                ["messages"] = new JArray(),
                ["output_url"] = output.Count == 0 ? null : job.World.Store($"/step-output/{job.Id}/{index}/0", Encoding.UTF8.GetBytes(output.ToString(Formatting.None))),
            }),
        };
    }

    private static JArray Output(StepScript step, string? failure, DateTimeOffset time)
    {
        var messages = new JArray();
        if (step.Output.Length > 0)
            messages.Add(Message("out", step.Output, time));
        if (failure is not null)
            messages.Add(Message("err", failure, time));
        return messages;
    }

    private static JObject Message(string type, string text, DateTimeOffset time) =>
        new() { ["type"] = type, ["time"] = JsonTime.Of(time), ["message"] = text.EndsWith('\n') ? text : $"{text}\n" };
}
