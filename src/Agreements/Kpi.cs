namespace PaWorkflow.Agreements;

/// <summary>An indicator (ตัวชี้วัด) of a unit's agreement.</summary>
public sealed record Kpi
{
    public required string Code { get; init; }

    /// <summary>In Thai.</summary>
    public required string Name { get; init; }

    /// <summary>In the unit of <see cref="Catalogue.WeightsSumTo"/>; above 0.</summary>
    public required decimal Weight { get; init; }

    public required KpiGroup Group { get; init; }

    /// <summary>The host unit (หน่วยงานเจ้าภาพ) at the department; none where the KPI is the unit's own.</summary>
    public string? Host { get; init; }

    /// <summary>How the result is computed, in words; for people.</summary>
    public string? Formula { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where the KPI stands in the source.</summary>
    public string? Source { get; init; }

    public FirstRoundMissedRule FirstRoundMissed { get; init; }

    /// <summary>By round id; a KPI need not have every round.</summary>
    public required IReadOnlyDictionary<string, KpiRoundRule> Rounds { get; init; }
}

/// <summary>The two components of the frame of evaluation (องค์ประกอบ).</summary>
public enum KpiGroup
{
    /// <summary>องค์ประกอบที่ 1 ประสิทธิผลการดำเนินงาน (Performance Base).</summary>
    Performance,

    /// <summary>องค์ประกอบที่ 2 ศักยภาพในการดำเนินงาน (Potential Base).</summary>
    Potential,
}

/// <summary>What becomes of a later round's points where the first round was not, or not all, done.</summary>
public enum FirstRoundMissedRule
{
    NoRule,

    /// <summary>The later round gives half of its points (seed 002, KPI 2).</summary>
    Half,
}
