using System.Xml.Linq;
using static PaWorkflow.LetterForms.Memo;
using static PaWorkflow.LetterForms.Paper;
using static PaWorkflow.LetterForms.Tables;

namespace PaWorkflow.LetterForms;

/// <summary>Papers about a meeting.</summary>
static class Meetings
{
    public static Package MeetingInvitation() => new("ขอเชิญประชุม",
        Head($"ขอเชิญประชุมชี้แจงคำรับรองการปฏิบัติราชการ {Year}", "{recipients|list}"),
        P("Body", $"ด้วย{{head.unitName}} จะเริ่มดำเนินงานตามคำรับรองการปฏิบัติราชการ ประจำ{Year} จึงต้องชี้แจงแนวทางและรายละเอียดตัวชี้วัดแก่ผู้เกี่ยวข้อง และตกลงกำหนดเวลาภายในร่วมกันทั้งสองรอบการประเมิน"),
        P("Body", "ในการนี้ ขอเชิญท่านเข้าร่วมประชุมใน{meetingDate|beDateWeekday} เวลา {time|time} ณ {place} โดยมีระเบียบวาระ ดังนี้"),
        P("Item", "{#agendaItems}"),
        P("Item", "{no|thaiDigits}.", Tab(), "{text|thaiDigits}"),
        P("Item", "{/agendaItems}"),
        P("Closing", "จึงเรียนมาเพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว"),
        Signature());

    public static Package MeetingAgenda() => new("ระเบียบวาระการประชุม",
        Called("ระเบียบวาระการประชุม{meeting|thaiDigits}", "ครั้งที่ {session|thaiDigits|dots}"),
        P("Item", "{#topics}"),
        P("Topic", "ระเบียบวาระที่ {no|thaiDigits}", Tab(), "{heading}"),
        P("Item", "{#items}"), P("SubItem", "{no|thaiDigits}", Tab(), "{text|thaiDigits}"), P("Item", "{/items}"),
        P("Item", "{^items}"), P("SubItem", "–", Tab(), "ไม่มี"), P("Item", "{/items}"),
        P("Item", "{/topics}"));

    public static Package SignInSheet() => new("ใบลงชื่อผู้เข้าร่วมประชุม",
        Called("ใบลงชื่อผู้เข้าร่วมประชุม{meeting|thaiDigits}", "ครั้งที่ {session|thaiDigits|dots}"),
        P("TableText"),
        SigningTable(1.0,
            new(1.6, "ลำดับ", "{#people}{no|thaiDigits}", Centred: true),
            new(5.0, "ชื่อ–สกุล", "{name|thaiDigits}"),
            new(4.0, "ตำแหน่ง/กลุ่ม", "{group|thaiDigits}"),
            new(3.2, "ลายมือชื่อ", ""),
            new(2.2, "หมายเหตุ", "{/people}")),
        P("TableText"));

    public static Package MeetingMinutes() => new("รายงานการประชุม",
        P("OrderTitle", "รายงานการประชุม{meeting|thaiDigits}"),
        P("OrderTitle", "ครั้งที่ {head.number|thaiDigits|dots}"),
        P("OrderTitle", "เมื่อ{meetingDate|beDateWeekday}"),
        P("OrderTitle", "ณ {place|thaiDigits}"),
        P("OrderTitle", "____________________"),
        People("ผู้มาประชุม", "present"), People("ผู้ไม่มาประชุม", "absent"), People("ผู้เข้าร่วมประชุม", "others"),
        P("Opened", Bold("เริ่มประชุมเวลา"), " {opened|time}"),
        P("Item", "{#topics}"),
        P("Topic", "ระเบียบวาระที่ {no|thaiDigits}", Tab(), "{heading}"),
        P("Item", "{#items}"),
        P("Body", "{no|thaiDigits} {first|thaiDigits}"),
        P("Item", "{#rest}"), P("Body", "{.|thaiDigits}"), P("Item", "{/rest}"),
        P("Item", "{#resolution}"), P("Resolution", Bold("มติที่ประชุม"), Tab(), "{resolution|thaiDigits}"), P("Item", "{/resolution}"),
        P("Item", "{/items}"),
        P("Item", "{^items}"), P("Body", "ไม่มี"), P("Item", "{/items}"),
        P("Item", "{/topics}"),
        P("Closed", Bold("เลิกประชุมเวลา"), " {closed|time}"),
        Signer("recorder", "ผู้จดรายงานการประชุม"), Signer("checker", "ผู้ตรวจรายงานการประชุม"));

    // Title, session, when and where: the head of papers that are no memo.
    static XElement[] Called(string title, string session) =>
    [
        P("OrderTitle", title),
        P("OrderTitle", session),
        P("OrderTitle", "{meetingDate|beDateWeekday} เวลา {time|time}"),
        P("OrderTitle", "ณ {place|thaiDigits}"),
        P("OrderTitle", "____________________"),
    ];

    // Without anybody the heading falls away too.
    static XElement[] People(string heading, string list) =>
    [
        P("Item", $"{{#{list}Count}}"), P("Heading", heading), P("Item", "{/}"),
        Unruled(
            new(1.5, "", $"{{#{list}}}{{no|thaiDigits}}.", Centred: true),
            new(7.0, "", "{person|thaiDigits}"),
            new(7.5, "", $"{{post|thaiDigits}}{{#note}} ({{note|thaiDigits}}){{/note}}{{/{list}}}")),
    ];

    static XElement[] Signer(string who, string role) =>
    [
        .. SigningRoom(),
        P("Signature", $"({{{who}.name|thaiDigits|dots}})"),
        P("Item", $"{{#{who}.post}}"), P("Signature", $"{{{who}.post|thaiDigits}}"), P("Item", $"{{/{who}.post}}"),
        P("SignatureEnd", role),
    ];
}
