using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json;

public class Unions
{
    [Fact]
    public void Of_scalars_know_what_they_are()
    {
        var values = JsonConvert.DeserializeObject<Dictionary<string, ParameterValue>>("""{"b":true,"i":4,"s":"2024-01-01T00:00:00Z","n":null,"f":1.5}""")!;

        Assert.True(values["b"].TryGetBoolean(out var boolean) && boolean);
        Assert.True(values["i"].TryGetInteger(out var integer) && integer == 4);
        Assert.True(values["s"].TryGetString(out var text) && text == "2024-01-01T00:00:00Z");
        Assert.False(values["i"].TryGetString(out _) || values["i"].TryGetBoolean(out _));
        Assert.Equal(JTokenType.Float, values["f"].Json.Type);
        Assert.False(values["f"].TryGetInteger(out _));
        Assert.Equal("""{"b":true,"i":4,"s":"2024-01-01T00:00:00Z","n":null,"f":1.5}""", JsonConvert.SerializeObject(values));
    }

    [Fact]
    public void Of_objects_are_told_by_their_content()
    {
        var weekly = JsonConvert.DeserializeObject<Timetable>("""{"per-hour":1,"hours-of-day":[9],"days-of-week":["MON"],"days-of-month":[]}""")!;
        var monthly = JsonConvert.DeserializeObject<Timetable>("""{"per-hour":1,"hours-of-day":[9],"days-of-month":[1,15]}""")!;

        Assert.True(weekly.TryGetWeeklyTimetable(out var week));
        Assert.Equal([ScheduleDay.Mon], week.DaysOfWeek);
        Assert.False(weekly.TryGetMonthlyTimetable(out _));
        Assert.True(monthly.TryGetMonthlyTimetable(out var month));
        Assert.Equal([1, 15], month.DaysOfMonth);
    }

    [Fact]
    public void Keep_what_they_do_not_recognise()
    {
        const string json = """{"every-full-moon":true}""";

        var timetable = JsonConvert.DeserializeObject<Timetable>(json)!;

        Assert.False(timetable.TryGetWeeklyTimetable(out _) || timetable.TryGetMonthlyTimetable(out _));
        Assert.Equal(json, timetable.ToString());
        Assert.Equal(json, JsonConvert.SerializeObject(timetable));
    }

    [Fact]
    public void Are_made_of_their_cases_and_equal_by_content()
    {
        ContextOwner bySlug = new ContextOwnerBySlug { Slug = "gh/acme" };
        ParameterValue four = 4;

        Assert.Equal("""{"slug":"gh/acme"}""", bySlug.ToString());
        Assert.Equal(ParameterValue.FromInteger(4), four);
        Assert.NotEqual(ParameterValue.FromString("4"), four);
        Assert.Equal(ParameterValue.FromJson(new JValue(4)), four);
    }

    [Fact]
    public void Keep_JSON_that_is_none_of_theirs_and_refuse_what_is_too_deep()
    {
        var unions = typeof(Union).Assembly.GetTypes().Where(t => t.BaseType == typeof(Union)).ToList();
        var read = 0;
        foreach (var union in unions)
        {
            var fromJson = (Func<JToken, Union>)Delegate.CreateDelegate(typeof(Func<JToken, Union>), union.GetMethod("FromJson")!);
            Assert.Throws<ArgumentNullException>("json", () => fromJson(null!));
            Assert.Equal("null", fromJson(JValue.CreateNull()).ToString());
            JToken deep = 1;
            for (var i = 0; i < 70; i++)
                deep = new JObject { ["a"] = deep };
            Assert.Contains(union.Name, Assert.Throws<CircleCiFormatException>(() => fromJson(deep)).Message);

            // Each member that tells a case, with values of every kind.
            var names = union.Assembly.GetTypes().Where(t => union.GetMethods().Any(m => m.Name == "From" + t.Name)).SelectMany(t => t.GetProperties())
                .Select(p => p.GetCustomAttributes(typeof(JsonPropertyAttribute), true).Cast<JsonPropertyAttribute>().FirstOrDefault()?.PropertyName).Where(n => n is not null).Append("type").Distinct();
            foreach (var name in names)
            {
                foreach (var odd in new JToken[] { "x", 1.5, true, new JArray(), new JArray(1, new JArray()), new JObject { ["a"] = 1 }, JValue.CreateNull(), JValue.CreateUndefined(), new JValue(new byte[] { 1 }), new JValue("0000") })
                {
                    // Bytes become a text.
                    var json = JObject.Parse(new JObject { [name!] = odd, ["id"] = new JArray(1), ["slug"] = new JObject() }.ToString());
                    var kept = JObject.Parse(fromJson(json).ToString());
                    if (odd.Type is not (JTokenType.Null or JTokenType.Undefined))
                        Assert.True(Odd.Values.SaysTheSame(kept[name!], json[name!]!), $"{json} {kept}");
                    Assert.True(JToken.DeepEquals(json["id"], kept["id"]), $"{json} {kept}");
                    read++;
                }
            }
        }

        Assert.Equal(8, unions.Count);
        Assert.InRange(read, 100, int.MaxValue);
    }

    [Fact]
    public void Of_context_owners_are_made_of_a_slug_or_an_id()
    {
        Assert.Equal("""{"slug":"gh/acme","type":"organization"}""", ContextOwner.Organization("gh/acme").ToString());
        Assert.Equal(ContextOwner.Organization("gh/acme"), ContextOwner.Organization(new OrgSlug("gh/acme")));
        var id = Guid.NewGuid();
        Assert.All((ContextOwner[])[ContextOwner.Organization($"{id}"), ContextOwner.Organization(new OrgSlug($"{id}"))], owner => Assert.Equal(ContextOwner.Organization(id), owner));
        Assert.True(ContextOwner.Organization(Guid.Empty).TryGetContextOwnerById(out var owner) && owner.Id == Guid.Empty);
    }

    [Fact]
    public void Where_a_server_sent_none_hold_nothing()
    {
        var schedule = JsonConvert.DeserializeObject<Schedule>("{}")!;

        Assert.False(schedule.Timetable.TryGetWeeklyTimetable(out _));
        Assert.Equal(JTokenType.Null, schedule.Timetable.Json.Type);
    }

    [Fact]
    public void Tell_which_of_two_answers_of_success_came()
    {
        using var started = new Wire(System.Net.HttpStatusCode.Created, """{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10","state":"pending","number":7,"created_at":"2024-05-06T07:08:09Z"}""");
        using var skipped = new Wire(json: """{"message":"Skipped: [skip ci]"}""");
        using var first = started.Client();
        using var second = skipped.Client();

        var pipeline = first.V2.Pipelines.TriggerRun("gh/acme/shop", new PipelineTriggerRunRequest());
        var message = second.V2.Pipelines.TriggerRun("gh/acme/shop", new PipelineTriggerRunRequest());

        Assert.True(pipeline.TryGetPipelineCreation(out var created) && created.Number == 7);
        Assert.True(message.TryGetMessageResponse(out var said) && said.Message.StartsWith("Skipped"));
        Assert.Equal((7L, null), (pipeline.Pipeline?.Number, pipeline.Message));
        Assert.Equal((null, "Skipped: [skip ci]"), (message.Pipeline, message.Message));
    }

    [Fact]
    public void Of_build_messages_take_text_and_objects()
    {
        var build = JsonConvert.DeserializeObject<V11.BuildDetails>("""{"messages":["old",{"type":"warning","message":"new"}]}""")!;

        Assert.True(build.Messages[0].TryGetString(out var text) && text == "old");
        Assert.True(build.Messages[1].TryGetBuildMessageDetails(out var details) && details.Message == "new");
        Assert.Equal(["old", "new"], build.Messages.Select(m => m.Text));
    }
}
