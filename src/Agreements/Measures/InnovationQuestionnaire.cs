namespace PaWorkflow.Agreements;

/// <summary>The innovation questionnaire with its five grades 4 … 0 (seed 004, forms of KPI 3).</summary>
public static class InnovationQuestionnaire
{
    const int Satisfied = 3;

    /// <summary>Percent of the answers that are 3 or 4; not rounded. Questions left open are no answers.</summary>
    /// <exception cref="ArgumentException">There is no answer, or one outside of 0 … 4.</exception>
    public static decimal PercentSatisfied(IReadOnlyCollection<int> answers)
    {
        if (answers.Count == 0) throw new ArgumentException("There is no answer, so there is no percentage.", nameof(answers));
        if (answers.Any(a => a is < 0 or > 4)) throw new ArgumentException("An answer is 4, 3, 2, 1 or 0.", nameof(answers));
        return answers.Count(a => a >= Satisfied) * 100m / answers.Count;
    }
}
