using System.Text.Json;
using PaWorkflow.Workflows.Engine;
using static PaWorkflow.Workflows.Tests.Xml;

namespace PaWorkflow.Workflows.Tests;

/// <summary>States as programs of every age have saved them (<c>States/format-N.json</c>): each must read and go on.</summary>
public sealed class StateTests
{
    public static TheoryData<int> Formats() => [.. Enumerable.Range(1, StateJson.Format)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_state_of_every_format_reads_and_goes_on(int format)
    {
        var state = StateJson.Read(File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "States", $"format-{format}.json")));
        Assert.Equal(["attach"], state.Waiting());
        var task = state.Tokens.Single(t => t.TaskId is not null).TaskId!;
        var step = Assert.IsType<Step.Taken>(ProcessEngine.Advance(Definition(SubProcesses.Round), state, new CompleteTask(task, Variables.Of(new { decision = "approve" })), Player.Morning));
        Assert.Equal(["after"], step.State.Waiting());
    }

    [Fact]
    public void Todays_format_is_the_fixture_of_its_number()
    {
        var player = Player.Of(SubProcesses.Round, new { kpis = new[] { "x", "y" }, last = "2020-12-01T00:00:00Z" });
        player.Complete("attach");
        var path = System.IO.Path.Combine(AppContext.BaseDirectory, "States", $"format-{StateJson.Format}.json");
        Assert.True(File.Exists(path) && File.ReadAllText(path).Trim() == StateJson.Write(player.State),
            $"The state's JSON has changed: add an upgrade and the fixture of the new format.\n{StateJson.Write(player.State)}");
    }

    [Theory]
    [InlineData("""{"format":99,"state":{}}""")]
    [InlineData("""{"state":{}}""")]
    [InlineData("[]")]
    public void A_state_of_a_newer_program_or_none_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => StateJson.Read(json));
}
