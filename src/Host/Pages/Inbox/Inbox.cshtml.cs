using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Inbox;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Inbox;

/// <summary>What the viewer has to do, most pressing first; what waits for others; several done at once. A page of rows at a time.</summary>
public sealed class InboxPage(PaContext db, Catalogues catalogues, SavedViews saved, SeveralDesk several) : UnitPage
{
    const int QuestionsShown = 10;

    public sealed record Pill(string Key, string Name, int? Count, string Address, bool Here);
    public sealed record Group(string Name, string Tone, IReadOnlyList<InboxRow> Rows);
    public sealed record Choice(string Value, string Name);
    public sealed record View(string Name, string Address, bool Here);

    public InboxFilter Filter { get; private set; } = new(InboxFilter.All);
    public IReadOnlyList<Pill> Pills { get; private set; } = [];
    public IReadOnlyList<Group> Groups { get; private set; } = [];
    public IReadOnlyList<View> Views { get; private set; } = [];
    public IReadOnlyList<AskedOfMe> Questions { get; private set; } = [];

    /// <summary>The address of the rows that follow; null: these are the last ones.</summary>
    public string? More { get; private set; }

    /// <summary>These rows follow others.</summary>
    public bool IsFurther { get; private set; }

    /// <summary>The choices of the filters, by their field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Choice>> Choices { get; private set; } = new Dictionary<string, IReadOnlyList<Choice>>();

    /// <summary>What became of several tasks at once.</summary>
    public IReadOnlyList<SeveralAnswer> Answers { get; private set; } = [];

    /// <summary>Ticked before, and to be ticked again where something was wrong.</summary>
    public IReadOnlyList<string> Ticked { get; private set; } = [];

    public bool MayHandOver => Filter.Show != InboxFilter.Done;

    readonly Dictionary<(int Year, string Kpi, string Round), decimal> weights = [];

    public async Task<IActionResult> OnGet(string? after)
    {
        await Load(after);
        return ForPart ? Partial(IsFurther ? "_Rows" : "_Inbox", this) : Page();
    }

    /// <summary>Several tasks at once.</summary>
    public async Task<IActionResult> OnPostSeveral()
    {
        Ticked = [.. Request.Form["Tick"].Select(id => id ?? "").Where(id => id.Length is > 0 and <= 100).Take(SeveralDesk.Most)];
        SeveralAct? act = Typed("Act") switch { "approve" => SeveralAct.Approve, "remind" => SeveralAct.Remind, "hand-over" => SeveralAct.HandOver, _ => null };
        var reason = Typed("Reason").Trim();
        if (Ticked.Count == 0) Fault("several", "โปรดเลือกงานอย่างน้อยหนึ่งเรื่องก่อน โดยทำเครื่องหมายหน้าชื่องาน");
        if (act is null) Fault("several", "โปรดเลือกว่าจะเห็นชอบ เตือน หรือมอบงานต่อ");
        if (act == SeveralAct.HandOver && reason.Length == 0) Fault("Reason", "โปรดระบุเหตุผลที่มอบงานต่อ เพื่อให้ผู้รับเข้าใจ");
        if (act == SeveralAct.HandOver && Typed("To").Length == 0) Fault("To", "โปรดเลือกผู้รับงาน");
        if (reason.Length > TaskNote.MaxText) Fault("Reason", $"เหตุผลยาวเกิน {TaskNote.MaxText} ตัวอักษร — โปรดย่อให้สั้นลง");
        if (ModelState.IsValid)
        {
            Answers = await several.Do(act!.Value, Ticked, reason, Typed("To"), ShownAt(), Viewer, Command);
            Ticked = [.. Answers.Where(a => !a.Done).Select(a => a.TaskId)];
        }
        else Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await Load(null);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveView()
    {
        var filter = InboxFilter.Of(Request.Query, Viewer);
        var outcome = await saved.Save(Typed("ViewName"), filter, Viewer);
        if (outcome is Outcome.Done)
        {
            Say($"เก็บมุมมอง “{Typed("ViewName").Trim()}” แล้ว");
            return LocalRedirect(filter.Address);
        }
        Note(outcome);
        await Load(null);
        return Page();
    }

    public async Task<IActionResult> OnPostForgetView()
    {
        await saved.Forget(Typed("View"), Viewer);
        Say($"ลบมุมมอง “{Typed("View")}” แล้ว");
        return LocalRedirect(InboxFilter.Of(Request.Query, Viewer).Address);
    }

    /// <summary>When the list that was ticked was shown; an unreadable time is long ago.</summary>
    DateTimeOffset ShownAt() => long.TryParse(Typed("ShownAt"), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= Now.UtcTicks ? new(ticks, TimeSpan.Zero) : DateTimeOffset.UnixEpoch;

    async Task Load(string? after)
    {
        Filter = InboxFilter.Of(Request.Query, Viewer);
        var cursor = InboxCursor.Of(after);
        IsFurther = cursor is not null;
        var rows = await InboxQuery.Rows(db, Viewer, Filter, cursor, Now);
        if (rows.Count > InboxQuery.PageSize)
        {
            rows.RemoveRange(InboxQuery.PageSize, rows.Count - InboxQuery.PageSize);
            var last = new InboxCursor(Filter.Show == InboxFilter.Done ? rows[^1].EndedAt!.Value : rows[^1].OrderAt, rows[^1].Id);
            More = $"/?{(Filter.Query.Length > 0 ? Filter.Query + "&" : "")}after={Uri.EscapeDataString(last.ToString())}";
        }
        await LoadNames(db);
        await LoadWeights(rows);
        Groups = Grouped(rows, cursor);
        // Rows that follow others are added to a page that has all the rest.
        if (IsFurther && ForPart) return;
        var marks = await InboxQuery.Overview(db, Viewer);
        var mine = marks.Where(m => m.Fits(Filter with { Show = InboxFilter.All })).ToList();
        Pills = [.. InboxFilter.Shows.Where(s => s.Key != InboxFilter.Everyone || InboxFilter.SeesOthers(Viewer)).Select(s => new Pill(
            s.Key, s.Key == InboxFilter.Everyone && !Viewer.SeesWholeUnit ? "ทั้งกลุ่มงาน" : s.Name,
            (Filter with { Show = s.Key }).IsMine ? InboxQuery.CountOf(mine, s.Key, Now) : null, Filter.With("show", s.Key), s.Key == Filter.Show))];
        LoadChoices(marks, rows);
        Views = [.. (await SavedViews.Of(db, Viewer)).Select(v => new View(v.Name, v.Filter.Length > 0 ? $"/?{v.Filter}" : "/", v.Filter == Filter.Query))];
        Questions = await NoteDesk.Asked(db, Viewer, QuestionsShown);
    }

    const int NewestYears = 2;

    /// <summary>What the filters of a list of others offer beside what it shows.</summary>
    readonly List<(string Kpi, string Round)> offered = [];

    /// <summary>From the years' catalogues: what each KPI's round is worth of the five points, and what the filters of a list of others offer.</summary>
    async Task LoadWeights(List<InboxRow> rows)
    {
        var years = rows.Where(r => r.Kpi is not null && r.Round is not null && r.State == UserTaskState.Open).Select(r => r.Year).Distinct().ToList();
        if (years.Count == 0 && Filter.IsMine) return;
        // The list of others has no end that is known here: its filters offer what the newest years have.
        var launched = db.Years.AsNoTracking().Where(y => y.UnitId == Viewer.UnitId);
        launched = Filter.IsMine ? launched.Where(y => years.Contains(y.Year)) : launched.OrderByDescending(y => y.Year).Take(NewestYears);
        foreach (var year in await launched.ToListAsync())
        {
            var catalogue = catalogues.Of(year);
            if (!Filter.IsMine) offered.AddRange(catalogue.Kpis.SelectMany(kpi => kpi.Rounds.Keys.Select(round => (kpi.Code, round))));
            foreach (var round in catalogue.Rounds)
            {
                var all = catalogue.Kpis.Where(kpi => kpi.Rounds.ContainsKey(round.Id)).ToList();
                var sum = all.Sum(kpi => kpi.Weight);
                if (sum > 0) foreach (var kpi in all) weights[(year.Year, kpi.Code, round.Id)] = 5 * kpi.Weight / sum;
            }
        }
    }

    /// <summary>The points in play; null: not known, or none.</summary>
    public decimal? PointsOf(InboxRow row) => row.Kpi is { } kpi && row.Round is { } round && row.State == UserTaskState.Open && weights.TryGetValue((row.Year, kpi, round), out var points) ? points : null;

    public string WhoOf(string? holder) => InboxFilter.WhoName(holder, NameOf);

    /// <summary>Whether the row is not the viewer's to do, so that who has it is worth saying.</summary>
    public bool IsOthers(InboxRow row) => row.State == UserTaskState.Open && !Viewer.Hands.Contains(row.Holder) && !(Viewer.SignsOnBehalf && row.Form == SignatureForm.Key && row.Holder == UserTask.OfPost(PostIds.Director));

    void LoadChoices(List<InboxMark> marks, List<InboxRow> rows)
    {
        var choices = new Dictionary<string, IReadOnlyList<Choice>>();
        void Add(string field, string? now, IEnumerable<string?> values) => choices[field] =
            [.. values.Append(now).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(value => new Choice(value, InboxFilter.Said(field, value, NameOf)))];
        Add("kpi", Filter.Kpi, marks.Select(m => m.Kpi).Concat(rows.Select(r => r.Kpi)).Concat(offered.Select(o => o.Kpi)));
        Add("round", Filter.Round, marks.Select(m => m.Round).Concat(rows.Select(r => r.Round)).Concat(offered.Select(o => o.Round)));
        Add("form", Filter.Form, Filter.IsMine ? marks.Select(m => m.Form ?? FormNames.Plain).Concat(rows.Select(r => r.Form ?? FormNames.Plain)) : FormNames.All);
        if (Filter.Show == InboxFilter.Everyone)
            choices["holder"] = [.. ThaiDisplay.Posts.Select(UserTask.OfPost).Where(_ => Viewer.SeesWholeUnit).Concat(Names.OrderBy(n => n.Value, StringComparer.Ordinal).Select(n => n.Key)).Select(value => new Choice(value, WhoOf(value)))];
        Choices = choices;
    }

    List<Group> Grouped(List<InboxRow> rows, InboxCursor? after)
    {
        if (Filter.Show == InboxFilter.Done) return rows.Count == 0 ? [] : [new(IsFurther ? "" : "เสร็จล่าสุด", "done", rows)];
        var before = after is null ? null : Urgency.Of(after.At, Now);
        return [.. new[] { (Urgency.Late, "เลยกำหนด"), (Urgency.Soon, "วันนี้และพรุ่งนี้"), (Urgency.Calm, "ถัดไป") }
            // What goes on in a group that was begun before needs no second heading.
            .Select(kind => new Group(kind.Item1 == before ? "" : kind.Item2, kind.Item1, [.. rows.Where(r => Urgency.Of(r.DueAt, Now) == kind.Item1)]))
            .Where(group => group.Rows.Count > 0)];
    }
}
