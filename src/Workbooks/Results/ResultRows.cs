using System.Globalization;
using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>Writes the results of one KPI's round into rows.</summary>
sealed class ResultRows(Kpi kpi, KpiResult? result, bool isRunningYear)
{
    readonly List<FormRow> rows = [];

    public IReadOnlyList<FormRow> Of(KpiRoundRule rule)
    {
        foreach (var criterion in rule.Criteria)
        {
            var given = result?.Criteria.GetValueOrDefault(criterion.Id);
            var open = new HashSet<Column>(ResultForm.Of(criterion.Rule, isRunningYear)) { ResultForm.Evidence };
            if (criterion.Penalty is not null) open.Add(ResultForm.Submitted);
            if (criterion.Requires?.People is not null) open.Add(ResultForm.People);
            if (criterion.Requires is { Disjoint: true }) open.Add(ResultForm.Groups);
            Add(criterion.Id, "", criterion.Text, ResultForm.HintOf(criterion.Rule, isRunningYear).Thai, given, open);
            Inner(criterion.Rule, given, criterion.Id, "");
        }
        return rows;
    }

    void Inner(Rule rule, CriterionResult? given, string criterion, string under)
    {
        void One(string id, string text, Rule inner, CriterionResult? of)
        {
            var path = ItemForm.PathOf(under, id);
            Add(criterion, path, text, ResultForm.HintOf(inner, isRunningYear).Thai, of, [.. ResultForm.Of(inner, isRunningYear), ResultForm.Evidence]);
            Inner(inner, of, criterion, path);
        }
        switch (rule)
        {
            case ChecklistRule list:
                foreach (var item in list.Items) One(item.Id, item.Text, item.Rule, given?.Items?.GetValueOrDefault(item.Id));
                break;
            case CompositeRule composite:
                foreach (var (part, n) in composite.Parts.Select((part, n) => (part, n)))
                    One((n + 1).ToString(CultureInfo.InvariantCulture), part.Name, part.Rule, given?.Parts?.ElementAtOrDefault(n));
                break;
            case WorksheetRule sheet:
                foreach (var item in sheet.Items)
                {
                    var of = given?.Items?.GetValueOrDefault(item.Id);
                    Add(criterion, ItemForm.PathOf(under, item.Id), item.Text, ResultForm.RatingHint.Thai, of, [ResultForm.Rating, ResultForm.Evidence], isRating: true);
                }
                break;
        }
    }

    void Add(string criterion, string item, string text, string hint, CriterionResult? given, HashSet<Column> open, bool isRating = false)
    {
        var row = new FormRow
        {
            Closed = ResultForm.Columns.Where(c => ResultForm.Results.Contains(c) || c == ResultForm.Submitted || c == ResultForm.People || c == ResultForm.Groups).Where(c => !open.Contains(c))
                .Append(ResultForm.Text).Append(ResultForm.Hint).ToHashSet(),
        };
        (row[KeyColumns.Kpi], row[KeyColumns.Criterion], row[ResultForm.Item]) = (kpi.Code, criterion, item.Length == 0 ? null : item);
        (row[ResultForm.Text], row[ResultForm.Hint]) = (text, hint);
        rows.Add(row);
        if (given is null) return;
        var rated = isRating && given.Value is 0 or 1 or 2;
        row[ResultForm.Done] = given.Done is { } done ? Words.Yes.WordOf(done ? "true" : "false") : null;
        row[ResultForm.Value] = rated ? null : given.Value;
        (row[ResultForm.Numerator], row[ResultForm.Denominator]) = (given.Numerator, given.Denominator);
        row[ResultForm.Rating] = given.NotApplicable ? ResultForm.Rating.Choices!.WordOf("NA") : rated ? given.Value : null;
        row[ResultForm.Evidence] = given.Evidence ? null : ResultForm.Evidence.Choices!.WordOf("false");
        row[ResultForm.Submitted] = given.Submitted?.ToOffset(ThaiTime.Offset).DateTime;
        row[ResultForm.People] = given.People;
        row[ResultForm.Groups] = given.Groups is { } groups ? GroupNames.Write(groups) : null;
    }
}
