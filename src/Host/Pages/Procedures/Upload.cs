using System.Text;
using PaWorkflow.Host.Procedure;

namespace PaWorkflow.Host.Pages.Procedures;

/// <summary>A .bpmn file out of a form.</summary>
static class Upload
{
    public static async Task<(Deployment Deployment, string Name)> Deploy(ProcedureDesk desk, IFormFile? file, string? note, string? processId, Viewer viewer)
    {
        if (file is not { Length: > 0 }) return (Refused("โปรดเลือกไฟล์ผังงาน (.bpmn)"), "");
        if (file.Length > ProcedureDesk.MaxFile) return (Refused($"ไฟล์ใหญ่เกิน {ProcedureDesk.MaxFile / 1024 / 1024} MB — ผังงานทั่วไปมีขนาดไม่ถึง 1 MB โปรดตรวจว่าเลือกไฟล์ถูก"), "");
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        var name = Path.GetFileName(file.FileName);
        return (await desk.Deploy(await reader.ReadToEndAsync(), name, note ?? "", processId, null, viewer), name);
    }

    static Deployment Refused(string message) => new(new Outcome.Invalid("File", message), [], []);
}
