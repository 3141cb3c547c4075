using System.Globalization;

namespace PaWorkflow.Agreements;

/// <summary>Places in the office's YAML files, in the words of the agreement.</summary>
static class Places
{
    /// <summary>The path of a fault that concerns the file as a whole.</summary>
    public const string File = "(file)";

    static readonly Dictionary<string, string> words = new(StringComparer.Ordinal)
    {
        // Catalogues.
        ["fiscalYear"] = "ปีงบประมาณ", ["title"] = "ชื่อคำรับรอง", ["weightsSumTo"] = "ผลรวมน้ำหนัก", ["smartKeyingCloses"] = "วันปิดบันทึกในระบบ SMART",
        ["latePenalty"] = "การหักคะแนนส่งช้า", ["rounds"] = "รอบ", ["5m"] = "5 เดือน", ["11m"] = "11 เดือน", ["opens"] = "วันเปิดรับ", ["closes"] = "วันปิดรับ",
        ["kpis"] = "ตัวชี้วัด", ["code"] = "รหัส", ["id"] = "รหัส", ["name"] = "ชื่อ", ["text"] = "ข้อความ", ["weight"] = "น้ำหนัก", ["group"] = "องค์ประกอบ",
        ["host"] = "หน่วยงานเจ้าภาพ", ["formula"] = "สูตรคำนวณ", ["notes"] = "หมายเหตุ", ["source"] = "ที่มา", ["firstRoundMissed"] = "กรณีไม่ได้รายงานรอบแรก",
        ["penalty"] = "การหักคะแนน", ["perDay"] = "คะแนนที่หักต่อวัน", ["days"] = "วิธีนับวัน", ["award"] = "รางวัล", ["stillOwed"] = "เกณฑ์ที่ยังต้องส่งหลักฐาน",
        ["criteria"] = "เกณฑ์", ["rule"] = "วิธีให้คะแนน", ["points"] = "คะแนน", ["pointsAt"] = "คะแนนแต่ละระดับ", ["thresholds"] = "ค่าเกณฑ์", ["targets"] = "ค่าเป้าหมาย",
        ["atLeast"] = "ร้อยละขั้นต่ำ", ["above"] = "ร้อยละที่ต้องเกิน", ["items"] = "รายการ", ["parts"] = "ส่วน", ["issues"] = "ประเด็น",
        ["numerator"] = "ตัวตั้ง", ["denominator"] = "ตัวหาร", ["scale"] = "วิธีแปลงร้อยละเป็นคะแนน",
        ["calendar"] = "ปฏิทิน", ["who"] = "ผู้ดำเนินการ", ["from"] = "ตั้งแต่", ["to"] = "ถึง", ["missingKpis"] = "ตัวชี้วัดที่ไม่มีรายละเอียด", ["evidence"] = "หลักฐาน",
        ["formats"] = "ชนิดไฟล์", ["monthly"] = "รายเดือน", ["window"] = "ช่วงนับ", ["due"] = "วันส่งของเกณฑ์", ["requires"] = "เงื่อนไข", ["disjoint"] = "รายชื่อไม่ซ้ำกัน",
        ["people"] = "จำนวนคน", ["printed"] = "ตามที่คู่มือพิมพ์", ["step"] = "ช่วงต่อระดับ", ["bands"] = "ช่วงในตาราง", ["missing"] = "สิ่งที่คู่มือไม่ได้ให้ไว้",
        ["printedWeights"] = "ผลรวมน้ำหนักตามที่คู่มือพิมพ์", ["performance"] = "องค์ประกอบที่ 1", ["potential"] = "องค์ประกอบที่ 2",
        // Holidays.
        ["holidays"] = "วันหยุด", ["date"] = "วันที่",
        // Reminder rules.
        ["dueAt"] = "เวลาครบกำหนด", ["remindAt"] = "เวลาแจ้งเตือน", ["rework"] = "จำนวนวันแก้ไขหลักฐาน",
        ["briefing"] = "ประชุมชี้แจง", ["appoint"] = "จัดทำคำสั่งแต่งตั้ง", ["signOrder"] = "ลงนามคำสั่ง", ["guideline"] = "จัดทำแนวทางการรายงาน",
        ["signGuideline"] = "ลงนามแนวทางการรายงาน", ["acknowledge"] = "รับทราบ", ["reviewLetter"] = "ตรวจร่างหนังสือ", ["signLetter"] = "ลงนามหนังสือ", ["mendLetter"] = "แก้ไขร่างหนังสือ", ["keying"] = "บันทึกในระบบ SMART", ["monitor"] = "ติดตามผล", ["attach"] = "แนบหลักฐาน",
        ["director"] = "ผู้อำนวยการตรวจ", ["recheck"] = "งานยุทธศาสตร์ตรวจทาน", ["smart"] = "แนบในระบบ SMART",
        ["lead"] = "จำนวนวันล่วงหน้า", ["before"] = "แจ้งเตือนก่อนครบกำหนด", ["on"] = "แจ้งเตือนในวันครบกำหนด", ["after"] = "แจ้งเตือนหลังครบกำหนด", ["escalate"] = "เร่งรัด",
    };

    /// <summary><c>kpis[5].rounds.11m.closes</c> → <c>ตัวชี้วัดลำดับที่ 6 รอบ 11 เดือน วันปิดรับ</c>; up to the first step that has no word.</summary>
    public static string InThai(string path)
    {
        var said = new List<string>();
        foreach (var step in path.Split('.'))
        {
            var parts = step.Split('[', 2);
            if (!words.TryGetValue(parts[0], out var word)) break;
            if (parts.Length == 1) said.Add(word);
            else if (int.TryParse(parts[1].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) said.Add($"{word}ลำดับที่ {index + 1}");
            else break;
        }
        return string.Join(' ', said);
    }

    /// <summary><c>11m</c> → <c>รอบ 11 เดือน</c></summary>
    public static string Round(string id) => $"รอบ {words.GetValueOrDefault(id, id)}";
}
