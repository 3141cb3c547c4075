using PaWorkflow.Agreements;
using PaWorkflow.Host.Accounts;
using PaWorkflow.Host.Web;
using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Procedure.Launching;

/// <summary>People out of a workbook, made accounts all together or not at all.</summary>
/// <param name="Faults">By cell; where there is any, nobody was added.</param>
/// <param name="Added">Name, user name and first password of each.</param>
public sealed record PeopleUpload(IReadOnlyList<FileRemark> Faults, IReadOnlyList<FileRemark> Warnings, IReadOnlyList<HandedPassword> Added)
{
    /// <summary>What a unit has people for, and no more: each account costs the host some time to make.</summary>
    const int MaxPeople = 200;

    /// <summary>What people call each post, and its id.</summary>
    public static IReadOnlyList<(string Word, string Value)> Posts { get; } = [.. ThaiDisplay.Posts.Select(post => (ThaiDisplay.PostName(post), post))];

    /// <returns>What came of it, or in Thai why the file was not even looked at.</returns>
    public static async Task<(PeopleUpload? Upload, string? Refusal)> Take(IFormFile? file, PeopleDesk desk, Viewer viewer)
    {
        if (file is not { Length: > 0 }) return (null, "โปรดเลือกแฟ้ม Excel (.xlsx) ของบุคลากร");
        if (file.Length > Limits.File) return (null, $"แฟ้มใหญ่เกิน {Limits.File / 1024 / 1024} MB จึงไม่น่าใช่แฟ้มบุคลากร");
        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(content);
        var import = PeopleWorkbook.Read(content, Path.GetFileName(file.FileName), Posts);
        IReadOnlyList<FileRemark> warnings = [.. import.Warnings.Select(FileRemark.Of)];
        if (import.Faults.Count > 0) return (new([.. import.Faults.Select(FileRemark.Of)], warnings, []), null);
        if (import.People.Count > MaxPeople) return (null, $"แฟ้มมี {import.People.Count} คน นำเข้าได้ครั้งละไม่เกิน {MaxPeople} คน");
        var people = import.People.Select(p => new NewPerson(p.UserName, p.DisplayName, p.Email, p.WorkGroup, p.Posts)).ToList();
        var (faults, passwords) = await desk.AddAll(viewer.UnitId, people, viewer.PersonId);
        return faults.Count > 0 ? (new([.. faults.Select(fault => FileRemark.Of(Placed(import, fault)))], warnings, []), null)
            : (new([], warnings, [.. people.Zip(passwords, (person, password) => new HandedPassword(person.DisplayName, person.UserName, password))]), null);
    }

    /// <summary><c>People[3].Email</c> → the cell of that person's address.</summary>
    static WorkbookFault Placed(PeopleImport import, FieldFault fault)
    {
        var end = fault.Field.IndexOf(']', StringComparison.Ordinal);
        return import.At(int.Parse(fault.Field.AsSpan("People[".Length, end - "People[".Length), System.Globalization.CultureInfo.InvariantCulture), fault.Field[(end + 2)..], new(fault.Message, fault.Message));
    }
}
