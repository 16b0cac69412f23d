using CircleCi.Generated.V2;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Json;

public class Enums
{
    [Fact]
    public void Keep_values_that_came_later()
    {
        var workflow = JsonConvert.DeserializeObject<Workflow>("""{"status":"hibernating"}""")!;

        Assert.Equal("hibernating", workflow.Status.Value);
        Assert.Equal(new WorkflowStatus("hibernating"), workflow.Status);
        Assert.Contains("\"status\":\"hibernating\"", JsonConvert.SerializeObject(workflow));
    }

    [Fact]
    public void Compare_and_switch_by_value()
    {
        WorkflowStatus status = "on_hold";

        var told = status.Value switch
        {
            WorkflowStatus.Values.OnHold => "waits",
            _ => "else",
        };

        Assert.True(status == WorkflowStatus.OnHold);
        Assert.True(status == "on_hold");
        Assert.True(status != WorkflowStatus.Running);
        Assert.Equal("waits", told);
        Assert.Equal(WorkflowStatus.OnHold.GetHashCode(), status.GetHashCode());
        Assert.Equal("on_hold", status.ToString());
    }

    [Fact]
    public void Have_an_empty_default()
    {
        Assert.Equal("", default(WorkflowStatus).Value);
        Assert.Equal(default(WorkflowStatus), new WorkflowStatus(""));
        Assert.Throws<ArgumentNullException>(() => new WorkflowStatus(null!));
    }

    [Fact]
    public void Are_null_where_circleci_says_null()
    {
        Assert.Null(JsonConvert.DeserializeObject<Workflow>("""{"tag":null}""")!.Tag);
        Assert.Equal(WorkflowTag.Setup, JsonConvert.DeserializeObject<Workflow>("""{"tag":"setup"}""")!.Tag);
    }

    [Fact]
    public void Are_in_lists_and_maps_too()
    {
        var job = JsonConvert.DeserializeObject<WorkflowJob>("""{"requires":{"a":["success","vetoed"]}}""")!;

        Assert.Equal([JobStatus.Success, "vetoed"], job.Requires["a"]);
    }
}
