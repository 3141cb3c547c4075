using System.CommandLine;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Workflows.Model;
using PaWorkflow.Workflows.Running;

namespace PaWorkflow.Host.Cli;

/// <summary><c>bpmn check</c> and <c>bpmn run</c>: looks a definition over, and runs it in memory by a script.</summary>
static class BpmnVerb
{
    public static Command Command() => new("bpmn", "Checks and runs process definitions.") { Check(), Run() };

    static Argument<FileInfo> Definition() => new("file") { Description = "The definition (BPMN 2.0 XML)." };

    static Command Check()
    {
        var file = Definition();
        var command = new Command("check", "Tells every fault of a definition, with line and remedy.") { file };
        command.SetAction(parsed =>
        {
            foreach (var process in Read(parsed.GetRequiredValue(file))) Console.Error.WriteLine($"{process.Id}: {process.Nodes.Length} elements, {process.Flows.Length} flows");
            return CommandLine.Done;
        });
        return command;
    }

    static Command Run()
    {
        var file = Definition();
        var script = new Option<FileInfo>("--script") { Description = "What happens (JSON).", Required = true };
        var json = new Option<bool>("--json") { Description = "The answer as JSON." };
        var command = new Command("run", "Runs a definition in memory under a virtual clock.") { file, script, json };
        command.SetAction(parsed =>
        {
            var definition = DryRun.TopOf(Read(parsed.GetRequiredValue(file)));
            var steps = parsed.GetRequiredValue(script);
            try
            {
                var result = BpmnRun.Execute(definition, InputFile.Text(steps));
                foreach (var incident in result.Incidents) Console.Error.WriteLine($"incident at {incident}");
                if (parsed.GetValue(json)) Console.WriteLine(result.Answer.ToJsonString(Workflows.Engine.Variables.Json));
                else Console.WriteLine($"{result.Answer["state"]}: {string.Join(", ", result.Answer["waiting"]!.AsArray())}");
                return CommandLine.Done;
            }
            catch (ScriptFault fault)
            {
                throw new InputFault($"{steps.Name}: {fault.Message}");
            }
        });
        return command;
    }

    static IReadOnlyList<ProcessDefinition> Read(FileInfo file)
    {
        var reading = BpmnFile.Read(InputFile.Text(file), file.Name);
        return reading.Faults.Count == 0 ? reading.Processes : throw new InputFault(reading.Faults.Select(f => f.ToString()));
    }
}
