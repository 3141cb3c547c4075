using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Tests;

/// <summary>
/// Random well-structured processes under random commands: every one ends, with no token lost and no join passed twice, and each
/// step from the saved state equals the step from the state never saved. PAWORKFLOW_PROCESSES sets how many; 2,000 by default.
/// </summary>
public sealed class RandomProcesses
{
    static readonly int count = int.Parse(Environment.GetEnvironmentVariable("PAWORKFLOW_PROCESSES") ?? "2000", System.Globalization.CultureInfo.InvariantCulture);

    abstract record Block;
    sealed record Work(bool ByPerson) : Block;
    sealed record Seq(Block[] Parts) : Block;
    sealed record Choice(Block[] Ways) : Block;
    sealed record Fork(Block[] Ways) : Block;
    sealed record Some(Block[] Ways) : Block;
    sealed record Rounds(Block Body) : Block;
    sealed record Sub(Block Body, Edge Edge, int Instances, bool Sequential) : Block;
    sealed record Race(Block Timer, Block Message) : Block;

    enum Edge { None, Interrupting, Beside }

    static readonly Gen<Block> blocks = Gen.Recursive<Block>((depth, smaller) =>
    {
        var leaf = Gen.Bool.Select(b => (Block)new Work(b));
        if (depth > 3) return leaf;
        var several = smaller.Array[2, 3];
        return Gen.Frequency(
            (3, leaf),
            (2, several.Select(p => (Block)new Seq(p))),
            (2, several.Select(p => (Block)new Choice(p))),
            (2, several.Select(p => (Block)new Fork(p))),
            (2, several.Select(p => (Block)new Some(p))),
            (1, smaller.Select(p => (Block)new Rounds(p))),
            (2, Gen.Select(smaller, Gen.Enum<Edge>(), Gen.Int[0, 3], Gen.Bool, (b, e, n, s) => (Block)new Sub(b, e, n, s))),
            (1, Gen.Select(smaller, smaller, (a, b) => (Block)new Race(a, b))));
    });

    [Fact]
    public void Every_process_ends_without_losing_a_token() =>
        Gen.Select(blocks, Gen.Int[0, int.MaxValue - 1]).Sample(
            (block, seed) => Play(new Writer().Write(block), seed), iter: count, threads: 1, print: t => new Writer().Write(t.Item1) + $"\nseed {t.Item2}");

    static void Play(string body, int seed)
    {
        var definition = Xml.Definition(body, """<message id="m" name="go"/>""");
        var twin = Xml.Definition(Renamed(body), """<message id="m" name="go"/>""");
        var (there, back) = (Plan(definition, id => id, id => $"{id}-v2"), Plan(definition, id => $"{id}-v2", id => id));
        var moved = false;
        var dice = new Random(seed);
        var player = new Player(definition, Variables.Of(new { n = 0, pick = dice.Next(3), mask = dice.Next(1, 8), items = new[] { 1, 2, 3 } }));
        for (var step = 0; step < 20_000 && !player.Ended; step++)
        {
            // Whatever waits is in the state, and whatever the state says waits can be moved.
            Assert.NotEmpty(player.State.Waiting());
            var choices = new List<Action>();
            var variables = new { n = dice.Next(3), pick = dice.Next(3), mask = dice.Next(1, 8) };
            choices.AddRange(player.Tasks.Select(t => (Action)(() => player.Do(new CompleteTask(t.TaskId, Variables.Of(variables))))));
            choices.AddRange(player.Jobs.Select(j => (Action)(() => player.Do(new CompleteJob(j.JobId, Variables.Of(variables))))));
            choices.AddRange(player.Messages.Select(m => (Action)(() => player.Do(new CorrelateMessage(m.SubscriptionId, Variables.Empty)))));
            if (player.Timers.Count > 0) choices.Add(() => player.Until(player.Timers.Values.Min(t => t.DueAt)));
            Assert.True(choices.Count > 0, $"nothing can be done, though {string.Join(", ", player.State.Waiting())} waits");
            choices[dice.Next(choices.Count)]();
            Assert.Empty(player.Incidents);
            if (player.Ended || dice.Next(8) > 0) continue;
            // Now and then the instance moves to a version that differs in its ids alone, and goes on there as if nothing had happened.
            Assert.Empty(player.Migrate(moved ? definition : twin, moved ? back : there));
            moved = !moved;
        }
        Assert.True(player.Ended, "it did not end");
        foreach (var node in definition.Nodes)
        {
            int Counted(string happened) => player.Count($"{happened} {node.Id}") + player.Count($"{happened} {node.Id}-v2");
            var (begun, done, stopped) = (Counted("Activated"), Counted("Completed"), Counted("Cancelled"));
            Assert.True(begun == done + stopped, $"{node.Id}: begun {begun} times, done {done}, cancelled {stopped}");
        }
        // A block's join fires once for each time that its split did, unless the scope was interrupted in between.
        foreach (var split in definition.Nodes.Where(n => n.Id.StartsWith("split", StringComparison.Ordinal)))
        {
            var join = $"join{split.Id["split".Length..]}";
            var (opened, joined) = (player.Count($"Completed {split.Id}") + player.Count($"Completed {split.Id}-v2"), player.Count($"Completed {join}") + player.Count($"Completed {join}-v2"));
            Assert.True(joined <= opened, $"{split.Id} opened {opened} times, its join fired {joined} times");
            if (!player.Trace.Exists(t => t.StartsWith("Cancelled", StringComparison.Ordinal))) Assert.Equal(opened, joined);
        }
    }

    static string Renamed(string body) =>
        Regex.Replace(body, "(id|sourceRef|targetRef|attachedToRef|default)=\"([^\"]+)\"", "$1=\"$2-v2\"");

    static MigrationPlan Plan(ProcessDefinition definition, Func<string, string> from, Func<string, string> to) =>
        new(definition.Nodes.ToImmutableSortedDictionary(n => from(n.Id), n => to(n.Id), StringComparer.Ordinal));

    /// <summary>A block as BPMN; each part has one way in and one way out.</summary>
    sealed class Writer
    {
        readonly StringBuilder xml = new();
        int number;

        public string Write(Block block)
        {
            Scope(block);
            return xml.ToString();
        }

        void Scope(Block block)
        {
            var (start, end) = (Id("start"), Id("end"));
            xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<startEvent id=\"{start}\"/><endEvent id=\"{end}\"/>");
            var (first, last) = Add(block);
            Flow(start, first);
            Flow(last, end);
        }

        string Id(string kind) => $"{kind}{++number}";

        void Flow(string from, string to, string? condition = null, string? id = null) => xml.Append(Xml.Flow(from, to, condition, id ?? Id("f")));

        (string First, string Last) Add(Block block)
        {
            switch (block)
            {
                case Work work:
                    var task = Id(work.ByPerson ? "user" : "service");
                    xml.Append(work.ByPerson ? $"<userTask id=\"{task}\"/>" : $"<serviceTask id=\"{task}\" camunda:type=\"external\" camunda:topic=\"t\"/>");
                    return (task, task);
                case Seq seq:
                    var parts = seq.Parts.Select(Add).ToList();
                    for (var i = 1; i < parts.Count; i++) Flow(parts[i - 1].Last, parts[i].First);
                    return (parts[0].First, parts[^1].Last);
                case Choice choice:
                    return Split("exclusiveGateway", choice.Ways, i => $"pick == {i}", ordered: true);
                case Fork fork:
                    return Split("parallelGateway", fork.Ways, _ => null, ordered: false);
                case Some some:
                    return Split("inclusiveGateway", some.Ways, i => $"(mask & {1 << i}) != 0", ordered: true);
                case Rounds rounds:
                    var (merge, again) = (Id("merge"), Id("again"));
                    var body = Add(rounds.Body);
                    var back = Id("f");
                    var on = Id("after");
                    xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<exclusiveGateway id=\"{merge}\"/><exclusiveGateway id=\"{again}\" default=\"{on}-flow\"/><serviceTask id=\"{on}\" camunda:type=\"external\" camunda:topic=\"t\"/>");
                    Flow(merge, body.First);
                    Flow(body.Last, again);
                    Flow(again, merge, "n == 1", back);
                    Flow(again, on, null, $"{on}-flow");
                    return (merge, on);
                case Sub sub:
                    return SubProcess(sub);
                case Race race:
                    var (gate, timer, message, end) = (Id("race"), Id("timer"), Id("message"), Id("met"));
                    xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<eventBasedGateway id=\"{gate}\"/><intermediateCatchEvent id=\"{timer}\"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><intermediateCatchEvent id=\"{message}\"><messageEventDefinition messageRef=\"m\"/></intermediateCatchEvent><exclusiveGateway id=\"{end}\"/>");
                    var (late, early) = (Add(race.Timer), Add(race.Message));
                    Flow(gate, timer);
                    Flow(gate, message);
                    Flow(timer, late.First);
                    Flow(message, early.First);
                    Flow(late.Last, end);
                    Flow(early.Last, end);
                    return (gate, end);
                default:
                    throw new InvalidOperationException();
            }
        }

        (string, string) Split(string gateway, Block[] ways, Func<int, string?> condition, bool ordered)
        {
            var n = ++number;
            var (split, join) = ($"split{n}", $"join{n}");
            var preset = ordered ? $" default=\"default{n}\"" : "";
            xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<{gateway} id=\"{split}\"{preset}/><{gateway} id=\"{join}\"/>");
            for (var i = 0; i < ways.Length; i++)
            {
                var (first, last) = Add(ways[i]);
                var isDefault = ordered && i == ways.Length - 1;
                Flow(split, first, isDefault ? null : condition(i), isDefault ? $"default{n}" : null);
                Flow(last, join);
            }
            return (split, join);
        }

        (string, string) SubProcess(Sub sub)
        {
            var (id, after) = (Id("sub"), Id("merge"));
            xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<subProcess id=\"{id}\">");
            if (sub.Instances > 0) xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<multiInstanceLoopCharacteristics isSequential=\"{(sub.Sequential ? "true" : "false")}\"><loopCardinality>{sub.Instances}</loopCardinality></multiInstanceLoopCharacteristics>");
            Scope(sub.Body);
            xml.Append("</subProcess>");
            if (sub.Edge == Edge.None) return (id, id);
            var (edge, handler) = (Id("edge"), Id("user"));
            xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<boundaryEvent id=\"{edge}\" attachedToRef=\"{id}\" cancelActivity=\"{(sub.Edge == Edge.Interrupting ? "true" : "false")}\"><timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition></boundaryEvent><userTask id=\"{handler}\"/>");
            Flow(edge, handler);
            if (sub.Edge == Edge.Beside)
            {
                var end = Id("end");
                xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<endEvent id=\"{end}\"/>");
                Flow(handler, end);
                return (id, id);
            }
            xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<exclusiveGateway id=\"{after}\"/>");
            Flow(id, after);
            Flow(handler, after);
            return (id, after);
        }
    }
}
