namespace PaWorkflow.Agreements;

/// <summary>Last year's catalogue as a beginning for the next, and what is otherwise in it.</summary>
/// <param name="Dates">Every date, in the order of the catalogue.</param>
/// <param name="Texts">Texts in which a year was replaced.</param>
/// <param name="Notes">What people have to see to themselves.</param>
public sealed record NextYearCopy(Catalogue Catalogue, IReadOnlyList<Moved> Dates, IReadOnlyList<Moved> Texts, IReadOnlyList<Wording> Notes);

/// <summary>A date that was moved, or a text that was changed.</summary>
/// <param name="Place">Whose date it is, e.g. <c>ตัวชี้วัด 4 รอบ 11 เดือน: วันปิดรับ</c>.</param>
/// <param name="Why">Why it is not simply the same day a year later, or what to look at; null: it is.</param>
public sealed record Moved(Wording Place, Wording From, Wording To, Wording? Why)
{
    /// <summary><c>place: from → to (why)</c></summary>
    public string InThai() => $"{Place.Thai}: {From.Thai} → {To.Thai}{(Why is null ? "" : $" ({Why.Thai})")}";

    public string InEnglish() => $"{Place.English}: {From.English} → {To.English}{(Why is null ? "" : $" ({Why.English})")}";
}
