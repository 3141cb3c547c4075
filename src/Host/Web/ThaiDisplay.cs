using System.Globalization;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Web;

/// <summary>Dates, figures and names as people read them: Bangkok time, Buddhist years. Never for files or code.</summary>
public static class ThaiDisplay
{
    const int BuddhistEra = 543;
    static readonly TimeSpan bangkok = TimeSpan.FromHours(7);

    static readonly string[] days = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];
    static readonly string[] shortDays = ["อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."];
    static readonly string[] months =
        ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];
    static readonly string[] shortMonths =
        ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(InBangkok(clock.GetUtcNow()));

    public static DateTime InBangkok(DateTimeOffset instant) => instant.ToOffset(bangkok).DateTime;

    /// <summary>A wall-clock time in Bangkok as an instant.</summary>
    public static DateTimeOffset FromBangkok(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), bangkok);

    /// <summary><c>ศุกร์ที่ 19 กุมภาพันธ์ 2564</c></summary>
    public static string LongDate(DateOnly date) =>
        Invariant($"{days[(int)date.DayOfWeek]}ที่ {date.Day} {months[date.Month - 1]} {date.Year + BuddhistEra}");

    public static string LongDate(DateTimeOffset instant) => LongDate(DateOnly.FromDateTime(InBangkok(instant)));

    /// <summary><c>ศุกร์ที่ 19 กุมภาพันธ์ 2564 เวลา 16.30 น.</c></summary>
    public static string LongDateTime(DateTimeOffset instant) => $"{LongDate(instant)} เวลา {Time(instant)}";

    /// <summary><c>ศ. 19 ก.พ. 2564</c></summary>
    public static string ShortDate(DateOnly date) =>
        Invariant($"{shortDays[(int)date.DayOfWeek]} {date.Day} {shortMonths[date.Month - 1]} {date.Year + BuddhistEra}");

    public static string ShortDate(DateTimeOffset instant) => ShortDate(DateOnly.FromDateTime(InBangkok(instant)));

    /// <summary><c>ศ. 19 ก.พ.</c>, where the year stands beside it.</summary>
    public static string DayMonth(DateTimeOffset instant)
    {
        var date = DateOnly.FromDateTime(InBangkok(instant));
        return Invariant($"{shortDays[(int)date.DayOfWeek]} {date.Day} {shortMonths[date.Month - 1]}");
    }

    /// <summary><c>ศ. 19 ก.พ. 2564 16.30 น.</c></summary>
    public static string ShortDateTime(DateTimeOffset instant) => $"{ShortDate(instant)} {Time(instant)}";

    /// <summary><c>ต.ค. 2563</c></summary>
    public static string ShortMonth(DateOnly month) => Invariant($"{shortMonths[month.Month - 1]} {month.Year + BuddhistEra}");
    /// <summary><c>กุมภาพันธ์ 2564</c></summary>
    public static string Month(DateOnly date) => Invariant($"{months[date.Month - 1]} {date.Year + BuddhistEra}");

    /// <summary><c>2564</c></summary>
    public static string Year(DateOnly date) => Invariant($"{date.Year + BuddhistEra}");

    /// <summary>From Sunday.</summary>
    public static IReadOnlyList<string> ShortDays => shortDays;

    /// <summary><c>16.30 น.</c></summary>
    public static string Time(DateTimeOffset instant) => InBangkok(instant).ToString("HH.mm", CultureInfo.InvariantCulture) + " น.";

    /// <summary>How far off a due time is: <c>ครบกำหนดวันนี้ 16.30 น.</c>, <c>พรุ่งนี้</c>, <c>อีก 3 วัน</c>, <c>เลยกำหนด 2 วัน</c>. Days are calendar days in Bangkok.</summary>
    public static string Relative(DateTimeOffset due, DateTimeOffset now)
    {
        var apart = InBangkok(due).Date.Subtract(InBangkok(now).Date).Days;
        if (due < now) return apart == 0 ? "เลยกำหนดแล้ววันนี้" : Invariant($"เลยกำหนด {-apart} วัน");
        return apart switch
        {
            0 => $"ครบกำหนดวันนี้ {Time(due)}",
            1 => "ครบกำหนดพรุ่งนี้",
            _ => Invariant($"อีก {apart} วัน"),
        };
    }

    /// <summary><c>850 ไบต์</c>, <c>12 KB</c>, <c>3.4 MB</c></summary>
    public static string FileSize(long bytes) => bytes switch
    {
        < 1024 => Invariant($"{bytes} ไบต์"),
        < 1024 * 1024 => Invariant($"{bytes / 1024.0:0} KB"),
        _ => Invariant($"{bytes / 1024.0 / 1024.0:0.0} MB"),
    };

    /// <summary>Four decimals, half away from zero: <c>4.5000</c>.</summary>
    public static string Score(decimal score) => Math.Round(score, 4, MidpointRounding.AwayFromZero).ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>Points and weights, without idle zeros: <c>0.5</c>, <c>40</c>.</summary>
    public static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    public static string RoundName(string round) => round switch { "5m" => "รอบ 5 เดือน", "11m" => "รอบ 11 เดือน", _ => round };

    public static string PostName(string post) => post switch
    {
        PostIds.Director => "ผู้อำนวยการ",
        PostIds.Strategy => "งานยุทธศาสตร์และแผนงาน",
        PostIds.GroupHead => "หัวหน้ากลุ่ม",
        PostIds.KpiOwner => "ผู้จัดเก็บตัวชี้วัด",
        PostIds.Staff => "เจ้าหน้าที่",
        PostIds.Clerk => "ธุรการ",
        PostIds.Auditor => "ผู้ตรวจสอบ",
        PostIds.Administrator => "ผู้ดูแลระบบ",
        _ => post,
    };

    public static IReadOnlyList<string> Posts { get; } =
    [
        PostIds.Director, PostIds.Strategy, PostIds.GroupHead, PostIds.KpiOwner, PostIds.Staff, PostIds.Clerk, PostIds.Auditor, PostIds.Administrator,
    ];

    public static string StateName(UserTaskState state) => state switch
    {
        UserTaskState.Open => "รอดำเนินการ",
        UserTaskState.Completed => "เสร็จแล้ว",
        _ => "ยกเลิก",
    };

    public static string StateName(MailState state) => state switch
    {
        MailState.Pending => "รอส่ง",
        MailState.Sent => "ส่งแล้ว",
        _ => "ส่งไม่สำเร็จ",
    };

    public static string KindName(MailKind kind) => kind switch
    {
        MailKind.Task => "งานใหม่",
        MailKind.Reminder => "เตือน",
        MailKind.Escalation => "เร่งรัด",
        MailKind.Circular => "เวียนหนังสือ",
        _ => "แจ้งเพื่อทราบ",
    };

    public static string RegisterName(string series) => series switch
    {
        RegisterSeries.Outgoing => "ทะเบียนหนังสือส่ง",
        RegisterSeries.Circular => "ทะเบียนหนังสือเวียน",
        RegisterSeries.Order => "ทะเบียนคำสั่ง",
        RegisterSeries.Meeting => "ทะเบียนการประชุม",
        _ => series,
    };

    public static string SignedName(SignedHow? how) => how switch
    {
        SignedHow.InSystem => "(ในระบบ)",
        SignedHow.Uploaded => "(มีสำเนาที่ลงนามแล้ว)",
        SignedHow.Certificate => "(ลายมือชื่ออิเล็กทรอนิกส์)",
        _ => "",
    };

    public static string KindName(ActingKind kind) => kind == ActingKind.InPlace ? "รักษาราชการแทน" : "ปฏิบัติราชการแทน";

    public static string StateName(LetterState state) => state switch
    {
        LetterState.Draft => "ร่าง",
        LetterState.Reviewed => "รอลงนาม",
        LetterState.Returned => "ส่งกลับแก้ไข",
        LetterState.Signed => "ออกเลขแล้ว",
        LetterState.Circulated => "เวียนแล้ว",
        LetterState.Filed => "เก็บเข้าแฟ้ม",
        _ => "ยกเลิก",
    };

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
