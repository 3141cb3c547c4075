namespace PaWorkflow.Agreements;

/// <summary>What is doubtful in the dates of a catalogue.</summary>
static class CalendarLint
{
    public static IEnumerable<Remark> Of(Catalogue catalogue)
    {
        if (catalogue.Rounds is [var first, ..] && catalogue.SmartKeyingClosesAt > first.OpensAt) yield return new("smartKeyingCloses",
            new("KPI details may still be keyed when the first round is open", "วันปิดบันทึกรายละเอียดตัวชี้วัดอยู่หลังวันเปิดรับของรอบแรก"),
            new("see whether the date is right", "โปรดตรวจว่าวันที่ถูกต้อง"));
        foreach (var (happening, n) in catalogue.Calendar.Select((e, n) => (e, n)))
        {
            if (happening.Printed is { } printed) yield return new($"calendar[{n}].printed",
                new($"“{printed}” is printed for “{happening.Name}”", $"คู่มือพิมพ์ “{printed}” ในรายการ “{happening.Name}”"),
                new($"read as {Wordings.Date(happening.From).English} – {Wordings.Date(happening.To).English}", $"ตีความเป็น {Wordings.Date(happening.From).Thai} – {Wordings.Date(happening.To).Thai}"));
            if (!catalogue.FiscalYear.Contains(happening.From) || !catalogue.FiscalYear.Contains(happening.To)) yield return new($"calendar[{n}]",
                new($"it lies outside of fiscal year {catalogue.FiscalYear}", $"อยู่นอกปีงบประมาณ {catalogue.FiscalYear}"), new("see whether the year is right", "โปรดตรวจว่าปีถูกต้อง"));
            if (n > 0 && happening.From < catalogue.Calendar[n - 1].From) yield return new($"calendar[{n}].from",
                new("it begins before what is listed before it", "เริ่มก่อนรายการที่อยู่ก่อนหน้า"), new("list the calendar in the order of the year", "เรียงปฏิทินตามลำดับเวลา"));
        }
    }
}
