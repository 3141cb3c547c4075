namespace PaWorkflow.Agreements;

/// <summary>Where in a results file a rule looks, and where it writes down what it finds wrong.</summary>
/// <param name="Path">JSON path.</param>
/// <param name="Name">What stands there, for people: the KPI and the criterion's text.</param>
sealed record ResultPlace(string Path, Wording Name, List<ResultFault> Faults)
{
    public static ResultPlace OfKpi(string code, string path, List<ResultFault> faults) => new(path, new($"KPI {code}", $"ตัวชี้วัด {code}"), faults);

    public ResultPlace At(string member, Wording name) => new($"{Path}.{member}", new($"{Name.English}, {name.English}", $"{Name.Thai} {name.Thai}"), Faults);

    /// <param name="name">The same in both languages.</param>
    public ResultPlace At(string member, string name) => At(member, Wordings.Same(name));

    public ResultPlace At(string member) => At(member, member);

    public void Fault(Wording wrong, Wording right) =>
        Faults.Add(new(Path, new($"{wrong.English} ({Name.English})", $"{Name.Thai}: {wrong.Thai}"), right));

    /// <summary>Whether the result has members of these kinds only.</summary>
    public bool TakesOnly(CriterionResult result, ResultKinds taken)
    {
        var others = result.Kinds & ~taken;
        if (others == 0) return true;
        var (given, wanted) = (Names(others), Names(taken));
        Fault(new($"{given.English} is not what this rule takes", $"เกณฑ์นี้ไม่ใช้ {given.Thai}"), Wordings.Give(wanted));
        return false;
    }

    public void CheckValue(CriterionResult result)
    {
        if (TakesOnly(result, ResultKinds.Value) && result.Value is null) Fault(Wordings.NoResult, Wordings.Give(new("""{"value": NUMBER}""", """{"value": ตัวเลข}""")));
    }

    /// <summary>Counts of a share: the numerator counts some of what the denominator counts.</summary>
    public void CheckCounts(CriterionResult result)
    {
        if (result.Numerator is not { } numerator || result.Denominator is not { } denominator)
        {
            var missing = result.Numerator is null ? "numerator" : "denominator";
            Fault(new($"\"{missing}\" is missing", $"ยังไม่ได้ระบุ \"{missing}\""), Wordings.GiveShape("""{"numerator": A, "denominator": B}"""));
        }
        else if (denominator == 0)
        {
            Fault(
                new("the denominator is 0, so there is no percentage", "ตัวหารเป็น 0 จึงคิดเป็นร้อยละไม่ได้"),
                new("give a \"denominator\" above 0, or {\"evidence\": false} when there was nothing to count",
                    "ใส่ \"denominator\" ที่มากกว่า 0 หรือใส่ {\"evidence\": false} หากไม่มีสิ่งที่ต้องนับ"));
        }
        else if (denominator < 0 || numerator < 0 || numerator > denominator)
        {
            Fault(
                new($"{numerator} of {denominator} is no share", $"{numerator} จาก {denominator} คิดเป็นสัดส่วนไม่ได้"),
                Wordings.GiveShape("0 ≤ \"numerator\" ≤ \"denominator\""));
        }
    }

    public void KnownItems(IEnumerable<string> given, IEnumerable<string> known)
    {
        var list = known.ToList();
        var right = new Wording($"the items are {string.Join(", ", list)}", $"ข้อที่มีคือ {string.Join(", ", list)}");
        foreach (var id in given.Except(list)) At($"items.{id}", new Wording(id, $"ข้อย่อย {id}")).Fault(new("there is no such item", "ไม่มีข้อนี้"), right);
    }

    static Wording Names(ResultKinds kinds)
    {
        string Joined(string and, string or) => string.Join(or, new[]
        {
            (ResultKinds.Done, "\"done\""), (ResultKinds.Value, "\"value\""), (ResultKinds.Counts, $"\"numerator\"{and}\"denominator\""),
            (ResultKinds.Items, "\"items\""), (ResultKinds.Parts, "\"parts\""), (ResultKinds.NotApplicable, "\"NA\""),
        }.Where(n => kinds.HasFlag(n.Item1)).Select(n => n.Item2));
        return new(Joined(" and ", " or "), Joined(" และ ", " หรือ "));
    }
}
