using PaWorkflow.Agreements;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>What a late report costs, in Thai words and in points.</summary>
static class LateWords
{
    public static string Of(Catalogue catalogue, KpiRoundRule rule) => rule.Penalty is { } own ? $"หักคะแนนของตัวชี้วัด{PerDay(own.PerDay, own.Days)}"
        : catalogue.LatePenalty.PerDay > 0 ? $"หักคะแนนรวมของหน่วยงาน{PerDay(catalogue.LatePenalty.PerDay, catalogue.LatePenalty.Days)}"
        : "ไม่มีการหักคะแนน";

    public static string PerDay(decimal points, DayCount days) =>
        $"{(days == DayCount.Working ? "วันทำการละ" : "วันละ")} {Procedure.ResultText.Plain(points)} คะแนน";

    /// <summary>Points that a report of the round has lost if it comes now.</summary>
    public static decimal Cost(Catalogue catalogue, KpiRoundRule rule, DateTimeOffset now, WorkingCalendar calendar)
    {
        var penalty = rule.Penalty ?? catalogue.LatePenalty;
        return penalty.PerDay * Lateness.Days(rule.ClosesAt, now, penalty.Days, calendar);
    }
}
