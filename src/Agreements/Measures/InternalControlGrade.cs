namespace PaWorkflow.Agreements;

/// <summary>How good a unit's internal control is, by the worksheet's percent (seed 004, annex to KPI 4).</summary>
public enum InternalControlGrade
{
    /// <summary>Below 70 (ต้องปรับปรุง)</summary>
    NeedsImprovement,

    /// <summary>70–79.99 (พอใช้)</summary>
    Fair,

    /// <summary>80–89.99 (ดี)</summary>
    Good,

    /// <summary>90–100 (ดีมาก)</summary>
    VeryGood,
}

/// <summary>Grades a worksheet.</summary>
public static class InternalControl
{
    /// <param name="percent">0 … 100, as <see cref="WorksheetRule.Percent"/> gives it.</param>
    public static InternalControlGrade GradeOf(decimal percent) => percent switch
    {
        >= 90 => InternalControlGrade.VeryGood,
        >= 80 => InternalControlGrade.Good,
        >= 70 => InternalControlGrade.Fair,
        _ => InternalControlGrade.NeedsImprovement,
    };
}
