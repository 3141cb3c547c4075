using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Procedure;

/// <summary>Commands under an id of their sender's: a browser or program that got no answer sends them again without harm.</summary>
static class Numbered
{
    const int MaxContent = 200;

    /// <param name="id">Null: the sender gave none.</param>
    /// <param name="content">What the command is; the same id with another content is refused.</param>
    /// <returns>The outcome, and what <paramref name="take"/> answered now or when the command was taken first.</returns>
    public static async Task<(Outcome Outcome, string Answer)> Once(
        this Transaction transaction, Viewer viewer, string? id, string content, DateTimeOffset now, Func<PaContext, Task<string>> take)
    {
        if (id is { Length: 0 or > 100 }) return (new Outcome.Invalid("commandId", "รหัสคำสั่งต้องยาว 1–100 ตัวอักษร"), "");
        var answer = "";
        try
        {
            var outcome = await Rejected.Catch(() => transaction.Run(async db =>
                answer = await db.Once(viewer.UnitId, id, content.Length <= MaxContent ? content : content[..MaxContent], now, () => take(db))));
            return (outcome, answer);
        }
        catch (CommandIdUsed)
        {
            return (new Outcome.Conflict("รหัสคำสั่งนี้ใช้กับคำสั่งอื่นไปแล้ว — โปรดใช้รหัสใหม่"), "");
        }
    }
}
