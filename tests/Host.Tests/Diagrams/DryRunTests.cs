using System.Text.Json.Nodes;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Storage.People;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Tests.Diagrams;

public sealed class DryRunTests
{
    static readonly ProcessDefinition sop = DryRun.TopOf(
        BpmnFile.Read(BpmnOutline.Read(Builtin.Read("sop-hss4-s-07")).WithoutRoomFor(DryRun.Given(Script())), "sop").Processes);

    static string Script(params string[] steps)
    {
        var catalogue = BuiltinCatalogues.Read("fy2564-one-stop-service.yaml");
        var sample = SampleVariables.Of("sop-hss4-s-07", new Unit { Id = "u", Name = "ศูนย์ตัวอย่าง", Department = "กรม", LetterPrefix = "สธ" }, catalogue, WorkingCalendar.Thai, new(2020, 11, 2, 9, 0, 0, TimeSpan.FromHours(7)));
        return $$"""{"variables":{{sample}},"steps":[{{string.Join(',', steps)}}]}""";
    }

    [Fact]
    public void The_first_task_and_its_times_can_be_done_next()
    {
        var answer = DryRun.Play(sop, Script());
        Assert.Empty(answer.Incidents);
        Assert.Equal("hold-briefing", Assert.Single(answer.Actions, a => a.Kind == "complete").Element);
        Assert.Equal(["hold-briefing-remind", "hold-briefing-escalate"], answer.Actions.Where(a => a.Kind == "timer").Select(a => a.Element));
    }

    [Fact]
    public void A_task_before_a_choice_offers_its_ways()
    {
        var answer = DryRun.Play(sop, Script("""{"complete":"hold-briefing"}""", """{"complete":"appoint"}"""));
        var review = Assert.Single(answer.Actions, a => a.Kind == "complete");
        Assert.Equal(["ผ่าน", "ส่งกลับ"], review.Ways.Select(w => w.Name));
        Assert.Equal(["""{"decision":"approve"}""", """{"decision":"return"}"""], review.Ways.Select(w => w.Variables.ToJsonString()));
    }

    [Fact]
    public void The_clock_goes_to_the_first_reminder_and_not_further()
    {
        var script = Script();
        var advance = DryRun.ToNextTime(sop, script);
        var later = (JsonObject)JsonNode.Parse(script)!;
        later["steps"]!.AsArray().Add(new JsonObject { ["advance"] = advance });
        var answer = DryRun.Play(sop, later.ToJsonString());
        Assert.Equal(1, answer.Answer["trace"]!.AsArray().Count(line => line!["element"]!.GetValue<string>() == "hold-briefing-reminded" && line["event"]!.GetValue<string>() == "completed"));
        var first = JsonNode.Parse(script)!["variables"]!["plan"]!["briefing"]!["reminders"]![0]!.GetValue<DateTimeOffset>();
        Assert.Equal(first, answer.Clock);
    }

    [Fact]
    public void Nothing_is_next_where_nothing_waits_for_the_clock()
    {
        const string Plain = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" isExecutable="true"><startEvent id="s"/><userTask id="a"/><endEvent id="e"/><sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="e"/></process></definitions>""";
        Assert.Null(DryRun.ToNextTime(DryRun.TopOf(BpmnFile.Read(Plain, "p").Processes), "{}"));
    }

    [Fact]
    public void A_whole_year_can_be_walked_to_its_end()
    {
        var steps = new List<string>();
        DryAnswer answer;
        while ((answer = DryRun.Play(sop, Script([.. steps]))).Answer["state"]!.GetValue<string>() == "waiting" && steps.Count < 60)
        {
            if (answer.Actions.FirstOrDefault(a => a.Kind == "complete") is { } task)
                steps.Add($$"""{"complete":"{{task.Value}}"{{(task.Ways is [var way, ..] ? $",\"variables\":{way.Variables.ToJsonString()}" : "")}}}""");
            else if (answer.Actions.FirstOrDefault(a => a.Kind == "message") is { } message) steps.Add($$"""{"message":"{{message.Value}}"}""");
            else steps.Add($$"""{"advance":"{{DryRun.ToNextTime(sop, Script([.. steps]))}}"}""");
        }
        Assert.Empty(answer.Incidents);
        Assert.Equal("completed", answer.Answer["state"]!.GetValue<string>());
    }
}
