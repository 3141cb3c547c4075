namespace PaWorkflow.Agreements.Tests;

/// <summary>A catalogue in which everything stands that the format knows, with texts that are hard to write.</summary>
static class Everything
{
    public static readonly Catalogue Catalogue = Read();

    static Catalogue Read()
    {
        var reading = CatalogueFile.Read(Yaml, "everything.yaml");
        return reading.Catalogue ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }

    public const string Yaml = """"
        fiscalYear: 2564
        title: 'คำรับรอง: "ทั้งหมด" #1'
        weightsSumTo: 60.5
        smartKeyingCloses: 2021-01-29T16:30:15
        latePenalty: { perDay: 0, days: calendar }
        rounds:
          - { id: 5m, name: รอบ 5 เดือน, opens: 2021-02-01T00:00, closes: 2021-02-19 }
          - { id: 11m, name: "yes", opens: 2021-08-02T08:30, closes: 2021-08-20T00:00 }
        calendar:
          - { name: ประชุมชี้แจง, who: กพร., from: 2020-11-01, to: 2020-11-30 }
          - { name: ประเมินผล, who: คณะกรรมการประเมินผล, from: 2021-02-22, to: 2021-02-22, printed: กุมภาพันธ์ 2563 }
        missingKpis: ["1", "2.10"]
        kpis:
          - code: "2.10"
            name: "true"
            weight: 20.5
            group: performance
            host: กทส.
            formula: A × 100 ÷ B โดย A = ผู้ใช้จริง, B = ทั้งหมด
            notes:
              - "• หมายเหตุที่ขึ้นต้นด้วยจุด"
              - "หมายเหตุ\nสองบรรทัด"
              - "null"
            source: คู่มือ 2564 หน้า 1
            firstRoundMissed: half
            rounds:
              5m:
                closes: 2021-02-15T12:00
                penalty: { perDay: 0.01, days: calendar }
                award: { stillOwed: ["1", "2.1"] }
                window: { from: 2020-10-01, to: 2021-01-31 }
                printed: { points: 6, missing: [table] }
                criteria:
                  - id: 1
                    text: "- ขึ้นต้นด้วยขีด"
                    points: 1
                    rule: done
                    printed: { missing: [scale] }
                    evidence:
                      - ภาพถ่าย
                      - { text: รายงาน, formats: [word, pdf] }
                      - { text: ภาพหน้าจอ, formats: [picture], monthly: { from: 2020-10, to: 2021-02 } }
                    window: { from: 2020-10-01, to: 2021-02-28 }
                    due: 2021-02-10
                    requires: { disjoint: true, people: 2 }
                    penalty: { perDay: 0.02, days: working, closes: 2021-02-12T16:30 }
                    host: กพร.
                    source: คู่มือ หน้า 2
                  - id: "2.1"
                    text: "ข้อความ\nสองบรรทัด: [ก, ข] {ค} & * ! | > % @ `"
                    points: 1
                    rule: steps
                    requires: { people: 3 }
                  - { id: "2.10", text: ขั้นต่ำ, points: 1, rule: steps, atLeast: 30.5 }
                  - { id: "2.11", text: ขั้นสูง, points: 1, rule: steps, above: 50 }
                  - { id: 3, text: ช่วง, points: 4, rule: banded, thresholds: [60, 65, 70, 75, 80, 85], pointsAt: [0, 0.8, 1.6, 2.4, 3.2, 4], printed: { step: 5, thresholds: [6, 65, 70, 75, 80, 85] } }
              11m:
                criteria:
                  - { id: 1, text: เป้าหมาย, points: 5, rule: targets, targets: [70, 80, 90], pointsAt: [1, 3, 5] }
                  - { id: 2, text: สัดส่วน, points: 4, rule: ratio, numerator: ที่ผิด, denominator: ทั้งหมด, scale: interpolated, thresholds: [9, 8, 7, 6, 5], pointsAt: [0.8, 1.6, 2.4, 3.2, 4.0], printed: { bands: [{ from: 0, to: 50 }, { above: 50 }] } }
                  - { id: 3, text: สัดส่วนของเป้าหมาย, points: 3, rule: ratio, numerator: ก, denominator: ข, scale: targets, targets: [1, 2, 3], pointsAt: [1, 2, 3] }
          - code: K-2
            name: ตัวชี้วัดที่สอง
            weight: 40
            group: potential
            rounds:
              11m:
                award: {}
                criteria:
                  - id: 1
                    text: รายการตรวจ
                    points: 4.2
                    rule: checklist
                    items:
                      - { id: 1, text: คำสั่ง, points: 0.2 }
                      - { id: "2", text: ร้อยละ, rule: banded, thresholds: [60], pointsAt: [1] }
                      - { id: ก, text: ขั้น, points: 1, rule: steps, atLeast: 20 }
                      - { id: 4, text: สัดส่วน, rule: ratio, numerator: ก, denominator: ข, scale: banded, thresholds: [1, 2], pointsAt: [0.5, 1] }
                      - id: 5
                        text: รายการซ้อน
                        rule: checklist
                        items:
                          - { id: 1, text: ชั้นใน, points: 0.5 }
                          - { id: 2, text: ชั้นในที่คู่มือพิมพ์อย่างอื่น, points: 0.5, rule: done, printed: { points: 1 } }
                  - id: 2
                    text: กระดาษทำการ
                    points: 5
                    rule: worksheet
                    thresholds: [0, 50, 70, 80, 90]
                    pointsAt: [1, 2, 3, 4, 5]
                    printed: { items: 15 }
                    issues:
                      - { name: ประเด็น ก, items: [{ id: 1, text: ข้อหนึ่ง }, { id: 2, text: ข้อสอง }] }
                      - { name: ประเด็น ข, items: [{ id: 3, text: ข้อสาม }] }
                  - id: 3
                    text: หลายส่วน
                    points: 4
                    rule: composite
                    printed: { weightsSumTo: 1 }
                    parts:
                      - { name: ส่วนแรก, weight: 0.5, rule: interpolated, thresholds: [83, 84, 85], pointsAt: [1, 2, 4] }
                      - { name: ส่วนสอง, weight: 0.25, points: 4, rule: done }
                      - { name: ส่วนสาม, weight: 0.25, rule: targets, targets: [3, 2, 1], pointsAt: [1, 2, 4], printed: { step: 2 } }
        """";
}
