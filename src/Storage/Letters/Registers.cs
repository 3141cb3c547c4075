using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Letters;

/// <summary>Draws the next number of a register, in the caller's transaction.</summary>
public static class Registers
{
    /// <param name="series"><c>outgoing</c>, <c>circular</c>, <c>order</c>.</param>
    /// <param name="calendarYear">Buddhist Era.</param>
    public static async Task<int> Draw(this PaContext db, string unitId, int calendarYear, string series)
    {
        // Held for the rest of the transaction: on a register that many draw from, losing races again and again would take longer.
        await db.Registers.Where(r => r.UnitId == unitId && r.CalendarYear == calendarYear && r.Series == series)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Last, r => r.Last));
        var register = await db.Registers.FindAsync(unitId, calendarYear, series);
        if (register is null)
        {
            register = new Register { UnitId = unitId, CalendarYear = calendarYear, Series = series, Last = 0 };
            db.Registers.Add(register);
        }
        return ++register.Last;
    }
}
