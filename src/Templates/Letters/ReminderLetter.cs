using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Memo to one person, before the date: what is owed and by when (seed 000, step 5).</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
public sealed record ReminderLetter(Letterhead Head, string To, int FiscalYear, IReadOnlyList<OwedTask> Tasks)
{
    public int TaskCount => Tasks.Count;

    /// <summary>Thai local time.</summary>
    public DateTime FirstDue => Tasks.Min(task => task.Due);

    public JsonElement ToData() => LetterData.Of(this);

    public static ReminderLetter Sample { get; } = new(
        Letterhead.Sample with { ActingFor = null, Urgency = null }, "เจ้าหน้าที่ ข", 2564,
        [
            new(1, "รวบรวมและแนบหลักฐาน ตัวชี้วัด 1.2.3 ร้อยละความผิดพลาดของการตรวจเอกสาร รอบ 5 เดือน", new DateTime(2021, 2, 8, 16, 30, 0), 4),
            new(2, "รับทราบคำสั่งและแนวทาง", new DateTime(2021, 2, 10, 16, 30, 0), 6),
        ]);
}

/// <param name="Due">Thai local time.</param>
/// <param name="DaysLeft">Working days from the day of the letter.</param>
public sealed record OwedTask(int No, string Name, DateTime Due, int DaysLeft);
