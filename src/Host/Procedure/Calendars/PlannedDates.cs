using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PaWorkflow.Agreements;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>
/// The dates that a running year keeps among its variables (<c>plan</c>, <c>rounds</c>, <c>round</c>, <c>deadlines</c>) and in the rounds
/// still to come, as another calendar or newer KPI details plan them. What an officer has set by hand, or what does not read, stays.
/// </summary>
/// <param name="plannedAt">When the deadlines of a KPI's round were worked out last; null where that is not known.</param>
sealed class PlannedDates(Planning before, Planning after, DateTimeOffset launchedAt, Func<string, string, DateTimeOffset?> plannedAt, DateTimeOffset now)
{
    const string LastCall = "lastCall";
    const string Monitor = "monitor";

    readonly YearDeadlines was = DeadlinePlan.ForYear(before.Catalogue, before.Calendar, launchedAt, chosen: before.Chosen);
    readonly YearDeadlines becomes = DeadlinePlan.ForYear(after.Catalogue, after.Calendar, launchedAt, chosen: after.Chosen);
    readonly Replanning year = new(before.Calendar, after.Calendar, launchedAt, now);

    /// <summary>What sets the instance right; empty where nothing moves.</summary>
    public IEnumerable<Correction> Corrections(InstanceState state)
    {
        foreach (var scope in state.Scopes)
        {
            if (Changed(state, scope) is { Count: > 0 } changed) yield return new SetVariables(changed, scope.Number);
        }
        foreach (var token in state.Tokens)
        {
            if (token.Loop is not { } loop || loop.Started >= loop.Items.Length) continue;
            var items = loop.Items.Select(item => JsonNode.Parse(item.GetRawText())).ToList();
            if (MoveRounds(items)) yield return new SetItems(token.Number, [.. items.Select(item => JsonSerializer.SerializeToElement(item, Variables.Json))]);
        }
    }

    /// <summary>Of each round the last call, and when its follow-up is due.</summary>
    public IEnumerable<RoundDate> Rounds(InstanceState state)
    {
        if (!state.Variables.TryGet("rounds", out var rounds) || JsonNode.Parse(rounds.GetRawText()) is not JsonArray all) yield break;
        foreach (var old in all.OfType<JsonObject>())
        {
            var anew = (JsonObject)old.DeepClone();
            if (!MoveRound(anew)) continue;
            var round = Text(old["id"])!;
            if (Instant(old[LastCall]) is { } from && Instant(anew[LastCall]) is { } to && from != to) yield return new(round, IsLastCall: true, from, to);
            if (Read(old[Monitor]) is { Due: var due } && Read(anew[Monitor]) is { Due: var moved } && due != moved) yield return new(round, IsLastCall: false, due, moved);
        }
    }

    Variables Changed(InstanceState state, Scope scope)
    {
        var changed = Variables.Empty;
        foreach (var (name, value) in scope.Locals.Items)
        {
            if (name is not ("plan" or "rounds" or "round" or "deadlines")) continue;
            var node = JsonNode.Parse(value.GetRawText());
            var moves = (name, node) switch
            {
                ("plan", JsonObject plan) => MovePlan(plan),
                ("rounds", JsonArray rounds) => MoveRounds(rounds),
                ("round", JsonObject round) => MoveRound(round),
                ("deadlines", JsonObject deadlines) => MoveDeadlines(deadlines, Seen(state, scope)),
                _ => false,
            };
            if (moves) changed = changed.With(name, node);
        }
        return changed;
    }

    bool MovePlan(JsonObject plan) => Each(
        Move(plan, "briefing", was.Briefing, becomes.Briefing), Move(plan, "appoint", was.Appoint, becomes.Appoint),
        Move(plan, "reviewOrder", DeadlinePlan.Review, year, was.ReviewOrder, becomes.ReviewOrder), Move(plan, "signOrder", was.SignOrder, becomes.SignOrder),
        Move(plan, "guideline", was.Guideline, becomes.Guideline), Move(plan, "reviewGuideline", DeadlinePlan.Review, year, was.ReviewGuideline, becomes.ReviewGuideline),
        Move(plan, "signGuideline", was.SignGuideline, becomes.SignGuideline),
        Move(plan, "acknowledge", was.Acknowledge, becomes.Acknowledge), Move(plan, "keying", was.Keying, becomes.Keying));

    bool Move(JsonObject plan, string task, Deadline planned, Deadline plannedAnew) => Move(plan, task, task, year, planned, plannedAnew);

    bool MoveRounds(IEnumerable<JsonNode?> rounds) => Each([.. rounds.OfType<JsonObject>().Select(MoveRound)]);

    /// <summary>A round's own dates, opening and closing, are the department's: they move with newer details alone.</summary>
    bool MoveRound(JsonObject round)
    {
        if (before.Round(Text(round["id"])) is not { } known || after.Round(known.Id) is not { } anew) return false;
        return Each(
            Move(round, Monitor, Monitor, year, was.Monitor(known.Id), becomes.Monitor(known.Id)),
            MoveInstant(round, "opensAt", known.OpensAt, anew.OpensAt), MoveInstant(round, "closesAt", known.ClosesAt, anew.ClosesAt),
            MoveInstant(round, LastCall, LaunchVariables.LastCall(known.ClosesAt, before.Calendar), Replanning.NotPast(LaunchVariables.LastCall(anew.ClosesAt, after.Calendar), now, after.Calendar)));
    }

    bool MoveInstant(JsonObject round, string name, DateTimeOffset planned, DateTimeOffset anew)
    {
        if (Instant(round[name]) is not { } stored || stored <= now || stored != planned || anew == stored) return false;
        round[name] = JsonSerializer.SerializeToNode(anew, Variables.Json);
        return true;
    }

    bool MoveDeadlines(JsonObject deadlines, Variables seen)
    {
        if (seen.Text("kpi.code") is not { } code || seen.Text("round.id") is not { } round || plannedAt(code, round) is not { } at
            || before.Kpi(code, round) is not { } known || after.Kpi(code, round) is not { } kpi) return false;
        var rework = seen.TryGet("rework", out var sentBack) && sentBack.ValueKind == JsonValueKind.True;
        var (planned, anew) = (
            DeadlinePlan.ForKpiRound(before.Catalogue, known, round, before.Calendar, at, rework, before.Chosen.RulesOf(round)),
            DeadlinePlan.ForKpiRound(after.Catalogue, kpi, round, after.Calendar, at, rework, after.Chosen.RulesOf(round)));
        var replanning = new Replanning(before.Calendar, after.Calendar, at, now);
        return Each(
            Move(deadlines, "attach", "attach", replanning, planned.Attach, anew.Attach), Move(deadlines, "director", "director", replanning, planned.Director, anew.Director),
            Move(deadlines, "recheck", "recheck", replanning, planned.Recheck, anew.Recheck), Move(deadlines, "smart", "smart", replanning, planned.Smart, anew.Smart));
    }

    static bool Move(JsonObject place, string key, string task, Replanning replanning, Deadline planned, Deadline plannedAnew)
    {
        if (Read(place[key]) is not { } stored || place[key] is not JsonObject dates) return false;
        var moved = replanning.Move(task, stored, planned, plannedAnew);
        if (moved.Due == stored.Due && moved.EscalateAt == stored.EscalateAt && moved.Held == stored.Held && moved.Reminders.SequenceEqual(stored.Reminders)) return false;
        var written = JsonSerializer.SerializeToNode(moved, Variables.Json)!.AsObject();
        dates.Remove("held");
        foreach (var (name, value) in written.ToList()) dates[name] = value?.DeepClone();
        return true;
    }

    /// <summary>Null where it is no deadline.</summary>
    static Deadline? Read(JsonNode? node)
    {
        try
        {
            return node is JsonObject dates && dates.ContainsKey("due") && dates["reminders"] is JsonArray && dates.ContainsKey("escalateAt") ? dates.Deserialize<Deadline>(Variables.Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static DateTimeOffset? Instant(JsonNode? node) =>
        Text(node) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>All variables that can be seen from a scope, inner ones over outer ones.</summary>
    internal static Variables Seen(InstanceState state, Scope scope) =>
        scope is { Parent: { } parent, Isolated: false } && state.Scopes.FirstOrDefault(s => s.Number == parent) is { } around ? Seen(state, around).With(scope.Locals) : scope.Locals;

    static bool Each(params bool[] moved) => moved.Contains(true);
}

/// <summary>A date of a round that has no task or timer of its own as long as the round has not begun.</summary>
/// <param name="IsLastCall">Else the follow-up's due date.</param>
sealed record RoundDate(string Round, bool IsLastCall, DateTimeOffset From, DateTimeOffset To);
