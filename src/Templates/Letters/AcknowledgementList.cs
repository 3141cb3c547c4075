using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Who of those to whom a letter was circulated has acknowledged it, and when.</summary>
/// <param name="LetterNumber">Of the circulated letter; null: it has none.</param>
/// <param name="LetterDate">When it was signed or sent round.</param>
/// <param name="AsOf">When the list was made, in Thai local time.</param>
public sealed record AcknowledgementList(
    Letterhead Head, string LetterKind, string? LetterNumber, DateOnly LetterDate, string LetterSubject, DateTime AsOf, IReadOnlyList<Acknowledger> Readers)
{
    public int ReaderCount => Readers.Count;

    public int AcknowledgedCount => Readers.Count(reader => reader.At is not null);

    public JsonElement ToData() => LetterData.Of(this);

    public static AcknowledgementList Sample { get; } = new(
        Letterhead.Sample with { Number = null, ActingFor = null, Urgency = null }, "คำสั่งแต่งตั้งคณะทำงานและผู้จัดเก็บตัวชี้วัด", "3/2563", new DateOnly(2020, 11, 16),
        "คำสั่งแต่งตั้งคณะทำงานและผู้จัดเก็บตัวชี้วัด ปีงบประมาณ 2564", new DateTime(2020, 11, 25, 10, 0, 0),
        [new(1, "หัวหน้ากลุ่มบริการ", null, new DateTime(2020, 11, 18, 9, 15, 0)), new(2, "เจ้าหน้าที่ ก", "กลุ่มบริการ", null)]);
}

/// <param name="At">Thai local time; null: not yet.</param>
public sealed record Acknowledger(int No, string Name, string? Group, DateTime? At);
