using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Letters;

/// <summary>What a number is drawn for.</summary>
/// <param name="CalendarYear">Buddhist Era.</param>
/// <param name="Series">One of <see cref="RegisterSeries"/>.</param>
/// <param name="Prefix">What the unit's numbers begin with.</param>
public sealed record RegisterLine(string UnitId, int CalendarYear, string Series, string Prefix, string Subject, string Addressee, string By, DateTimeOffset At, Letter? Letter = null);

/// <summary>Draws numbers, in the caller's transaction: what is rolled back has taken no number, what is committed keeps it for good.</summary>
public static class Registers
{
    public static async Task<RegisterEntry> Draw(this PaContext db, RegisterLine line)
    {
        // Held for the rest of the transaction: on a register that many draw from, losing races again and again would take longer.
        await db.Registers.Where(r => r.UnitId == line.UnitId && r.CalendarYear == line.CalendarYear && r.Series == line.Series)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Last, r => r.Last));
        var register = await db.Registers.FindAsync(line.UnitId, line.CalendarYear, line.Series);
        if (register is null)
        {
            register = new Register { UnitId = line.UnitId, CalendarYear = line.CalendarYear, Series = line.Series, Last = 0 };
            db.Registers.Add(register);
        }
        var no = ++register.Last;
        var entry = new RegisterEntry
        {
            UnitId = line.UnitId,
            CalendarYear = line.CalendarYear,
            Series = line.Series,
            No = no,
            Number = RegisterSeries.Written(line.Series, no, line.CalendarYear, line.Prefix),
            Letter = line.Letter,
            Subject = Short(line.Subject),
            Addressee = Short(line.Addressee),
            GivenAt = line.At,
            GivenBy = line.By,
        };
        db.RegisterEntries.Add(entry);
        return entry;
    }

    static string Short(string text) => text.Length <= RegisterEntry.MaxText ? text : text[..RegisterEntry.MaxText];
}
