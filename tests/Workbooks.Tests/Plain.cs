namespace PaWorkflow.Workbooks.Tests;

/// <summary>A small catalogue whose cells stay where they are: rows 2 … 6 of the criteria are KPI 2 in the 5-month round, row 6 has thresholds in J … N and points in O … S.</summary>
static class Plain
{
    public static readonly Catalogue Catalogue = CatalogueFile.Read("""
        fiscalYear: 2566
        title: คำรับรองของหน่วยงานทดสอบ ประจำปีงบประมาณ พ.ศ. 2566
        weightsSumTo: 30
        smartKeyingCloses: 2023-01-31T16:30
        latePenalty: { perDay: 0.01, days: working }
        rounds:
          - { id: 5m, name: รอบ 5 เดือน, opens: 2023-02-01T08:30, closes: 2023-02-28 }
          - { id: 11m, name: รอบ 11 เดือน, opens: 2023-08-03T08:30, closes: 2023-08-18 }
        kpis:
          - code: "2"
            name: ความพึงพอใจ
            weight: 10
            group: potential
            rounds:
              5m:
                criteria:
                  - { id: 1, text: ทบทวน, points: 1, rule: done }
                  - { id: 2, text: แบบสอบถาม, points: 1, rule: done }
                  - { id: 3, text: สำรวจ, points: 1, rule: done }
                  - { id: 4, text: วิเคราะห์, points: 1, rule: done }
                  - { id: 5, text: ผล, points: 1, rule: interpolated, thresholds: [78, 79, 80, 81, 82], pointsAt: [0.2, 0.4, 0.6, 0.8, 1] }
          - code: "3"
            name: การบริหารองค์กร
            weight: 10
            group: potential
            rounds:
              5m:
                criteria:
                  - { id: 1, text: รายชื่อ, points: 3, rule: done }
                  - { id: 2, text: เรียนออนไลน์, points: 2, rule: checklist, items: [{ id: 1, text: ผลทดสอบ, points: 1 }, { id: 2, text: ใบประกาศ, points: 1 }] }
              11m:
                closes: 2023-08-01
                criteria:
                  - { id: 4, text: ประเมินตนเอง, points: 5, rule: steps }
          - code: "4"
            name: การควบคุมภายใน
            weight: 10
            group: performance
            rounds:
              11m:
                criteria:
                  - { id: 1, text: กระดาษทำการ, points: 4, rule: worksheet, thresholds: [50, 70, 80, 90], pointsAt: [1, 2, 3, 4], issues: [{ name: ประเด็นแรก, items: [{ id: 1, text: คำสั่ง }, { id: 2, text: รายงาน }] }] }
                  - { id: 2, text: ร้อยละ, points: 1, rule: ratio, numerator: ที่ทำได้, denominator: ทั้งหมด, scale: banded, thresholds: [60, 80], pointsAt: [0.5, 1] }
        """, "plain.yaml").Catalogue ?? throw new InvalidOperationException("The test's own catalogue does not read.");
}
