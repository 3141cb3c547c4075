using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Host.Pages.Forms;

/// <summary>A page for one kind of form, or for the emblem: its versions, and what of them the viewer may change.</summary>
public abstract class FormsBase(PaContext db, FormDesk desk) : UnitPage
{
    /// <summary>Whose form is changed, as the forms of the page say it.</summary>
    public const string Unit = "unit", House = "house";

    static readonly bool[] both = [false, true];

    /// <summary>A letter kind's id, or <see cref="LetterForm.Emblem"/>.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The unit's, the house's, the shipped one; newest first.</summary>
    public IReadOnlyList<FormVersion> Versions { get; private set; } = [];

    public FormVersion InForce { get; private set; } = null!;

    public bool MayUnit => FormDesk.MayChange(Viewer, wholeHouse: false);
    public bool MayHouse => FormDesk.MayChange(Viewer, wholeHouse: true);
    public bool MayChange => MayUnit || MayHouse;

    /// <summary>Two versions with a file can be held against each other.</summary>
    public bool CanCompare => Id != LetterForm.Emblem && Versions.Count(version => version.HasFile) > 1;

    /// <summary>Where this page is.</summary>
    public string Here => $"/letters/forms/{Uri.EscapeDataString(Id)}";

    /// <summary>The newest version of a scope; null where there is none.</summary>
    public FormVersion? Newest(bool wholeHouse) => Versions.FirstOrDefault(version => version.Origin == (wholeHouse ? FormOrigin.House : FormOrigin.Unit));

    /// <summary>The scopes that the viewer may change, the unit's first.</summary>
    public IEnumerable<bool> Scopes => both.Where(house => house ? MayHouse : MayUnit);

    /// <summary>Who put a version in force; those of another unit by their post.</summary>
    public string ByOf(FormVersion version) => version.Row is not { } row ? "" : Names.TryGetValue(row.By, out var name) ? name : "ผู้ดูแลระบบของหน่วยงานอื่น";

    protected async Task Load(string id)
    {
        Id = id;
        Versions = await FormVersion.All(db, Viewer.UnitId, id);
        InForce = FormVersion.InForce(Versions);
        await LoadNames(db);
    }

    /// <summary>Goes back to an older version, or to what lies below.</summary>
    protected async Task<(FormChange Change, string Said)> Back()
    {
        if (!int.TryParse(Typed("Version"), out var version))
            return (new(await desk.Withdraw(Id, Scope, Viewer, Command)), "เลิกใช้แล้ว ตั้งแต่นี้ไปใช้ฉบับที่แสดงไว้ในตาราง");
        return (await desk.GoBack(Id, version, Scope, Viewer, Command), $"กลับไปใช้ฉบับที่ {version} แล้ว หนังสือฉบับต่อไปจะใช้แบบนี้");
    }

    protected FormScope Scope => new(Typed("Scope") == House, int.TryParse(Typed(Typed("Scope") == House ? "BasedOnHouse" : "BasedOnUnit"), out var seen) ? seen : 0);

    /// <summary>The file of the form <c>File</c>; of a larger one than is taken one byte more.</summary>
    protected async Task<(byte[] Content, string Name)> Uploaded(int largest)
    {
        if (!Request.HasFormContentType || Request.Form.Files.GetFile("File") is not { Length: > 0 } file) return ([], "");
        var content = new byte[(int)Math.Min(file.Length, largest + 1L)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content);
        return (content, Path.GetFileName(file.FileName));
    }
}
