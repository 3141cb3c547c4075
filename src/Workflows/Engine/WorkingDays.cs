using Acornima.Ast;
using Jint;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// The one function that expressions have besides JavaScript's own: <c>workingDays(from, days, at)</c> is the instant so many working
/// days after <c>from</c> (before it where <c>days</c> is negative), at the same time of day or at <c>'08:30'</c>; a list of days gives
/// a list of instants. Free are Saturdays, Sundays and the dates in the variable <c>holidays</c>, where there is one.
/// </summary>
static class WorkingDays
{
    public const string Name = "workingDays";
    public const string Holidays = "holidays";

    public static Prepared<Script> Script { get; } = Jint.Engine.PrepareScript("""
        function workingDays(from, days, at) {
          const text = String(from), instant = Date.parse(text);
          if (isNaN(instant)) throw new TypeError(`workingDays: '${text}' is no date and time`);
          const zone = /T.*(Z|[+-]\d\d:\d\d)$/.exec(text)?.[1] ?? "Z";
          const ahead = zone === "Z" ? 0 : (zone[0] === "-" ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
          const local = new Date(instant + ahead * 60000).toISOString();
          const free = typeof holidays === "undefined" ? [] : holidays;
          const one = n => {
            const day = new Date(local.slice(0, 10));
            for (let left = Math.abs(n); left > 0;) {
              day.setUTCDate(day.getUTCDate() + Math.sign(n));
              if (day.getUTCDay() % 6 && !free.includes(day.toISOString().slice(0, 10))) left--;
            }
            return `${day.toISOString().slice(0, 10)}T${at ? `${at}:00` : local.slice(11, 19)}${zone}`;
          };
          return Array.isArray(days) ? days.map(one) : one(days);
        }
        """, strict: true);
}
