using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure.Interventions;

/// <summary>What the engine says about a procedure that stands, as people read it.</summary>
public static class InterventionWords
{
    /// <summary>Why the engine will not take the command in this state; null where it will.</summary>
    public static string? Refusal(ProcessDefinition definition, InstanceState state, Command command) =>
        state.Status != InstanceStatus.Active ? "เรื่องนี้สิ้นสุดแล้ว จึงไม่มีสิ่งใดให้เปลี่ยน" : command switch
        {
            RetryIncident retry when state.Tokens.All(t => t.IncidentId != retry.IncidentId) => "ปัญหานี้แก้ไขไปแล้ว หรือขั้นตอนนี้ผ่านไปแล้ว",
            SetVariables set when state.Scopes.All(s => s.Number != set.Scope) => "ส่วนนี้ของงานจบไปแล้ว จึงไม่มีข้อมูลให้แก้",
            SkipToken skip when Intervention.AgainstSkip(definition, state, skip.Token) is { } obstacle => Of(obstacle),
            MoveToken move when Intervention.AgainstMove(definition, state, move.Token, move.Target) is { } obstacle => Of(obstacle),
            _ => null,
        };

    public static string Of(InterventionObstacle obstacle) => obstacle switch
    {
        InterventionObstacle.NoSuchToken => "ขั้นตอนนี้ผ่านไปแล้ว โปรดดูตำแหน่งงานล่าสุดอีกครั้ง",
        InterventionObstacle.NoWork => "จุดนี้เป็นเพียงการเลือกทาง ไม่มีงานให้ข้าม — ให้ย้ายไปยังขั้นตอนที่ต้องการแทน",
        InterventionObstacle.NoSuchElement => "ไม่มีขั้นตอนที่เลือกในผังฉบับนี้",
        InterventionObstacle.OneOfSeveral => "งานนี้เป็นหนึ่งในหลายรายการที่ทำพร้อมกัน จึงย้ายทีละรายการไม่ได้ — ให้ย้ายทั้งกลุ่ม",
        InterventionObstacle.NoPlace => "ย้ายไปจุดนั้นไม่ได้ เพราะเป็นจุดเริ่ม เหตุการณ์ หรือขั้นตอนทำย้อนกลับ",
        _ => "ขั้นตอนนั้นอยู่คนละกลุ่มขั้นตอน จึงย้ายข้ามไปไม่ได้",
    };

    /// <summary>What kind of trouble holds a step up, and what helps against it.</summary>
    /// <param name="trouble">Null: noted by an older program.</param>
    /// <param name="attempts">How often a worker has tried; 0 where that is not known.</param>
    public static (string What, string Help) Of(Trouble? trouble, FlowNode node, int attempts) => trouble switch
    {
        Trouble.Expression when node is ExclusiveGateway or InclusiveGateway => ("เงื่อนไขของทางแยกนี้คำนวณไม่ได้", "มักเกิดจากข้อมูลที่เงื่อนไขใช้ยังไม่มีหรือผิดรูปแบบ ให้แก้ไขข้อมูลแล้วลองอีกครั้ง"),
        Trouble.Expression => ("ค่าที่ขั้นตอนนี้ต้องใช้คำนวณไม่ได้", "มักเกิดจากข้อมูลที่สูตรใช้ยังไม่มีหรือผิดรูปแบบ ให้แก้ไขข้อมูลแล้วลองอีกครั้ง"),
        Trouble.Limit => ("การคำนวณใช้เวลาหรือหน่วยความจำเกินกำหนด ระบบจึงหยุดไว้", "ให้ลองอีกครั้ง หากยังเป็นอยู่ต้องแก้สูตรในผังงาน"),
        Trouble.Time => ("เวลาที่ต้องรอหรือกำหนดส่งคำนวณไม่ได้", "ให้ตรวจวันเวลาในข้อมูลว่าถูกรูปแบบ แก้ไขแล้วลองอีกครั้ง"),
        Trouble.NoWayOut => ("ไม่มีทางไปต่อ เพราะไม่มีเงื่อนไขใดเป็นจริง", "ให้แก้ไขข้อมูลที่ใช้เลือกทางแล้วลองอีกครั้ง หรือย้ายไปยังขั้นตอนที่ถูกต้อง"),
        Trouble.Circle => ("ผังงานวนซ้ำไม่รู้จบ ระบบจึงหยุดไว้", "ให้แก้ไขข้อมูลที่ทำให้วนซ้ำ หรือย้ายออกไปยังขั้นตอนอื่น แล้วแก้ผังงาน"),
        Trouble.Work => (attempts > 0 ? $"ระบบทำงานนี้ไม่สำเร็จหลังลองแล้ว {attempts} ครั้ง" : "ระบบทำงานนี้ไม่สำเร็จหลังลองหลายครั้ง", "เมื่อแก้สาเหตุแล้วให้ลองอีกครั้ง หากทำนอกระบบไปแล้วให้ข้ามขั้นตอน"),
        Trouble.UncaughtError => ("ขั้นตอนนี้แจ้งข้อผิดพลาดที่ผังงานไม่ได้เตรียมทางรับไว้", "ให้แก้สาเหตุแล้วลองอีกครั้ง หรือย้ายไปยังขั้นตอนที่ถูกต้อง"),
        _ => ("ระบบเดินขั้นตอนนี้ต่อไม่ได้", "เมื่อแก้สาเหตุแล้วให้ลองอีกครั้ง"),
    };

    public static string Of(MigrationObstacle obstacle) => obstacle switch
    {
        MigrationObstacle.NotMapped => "ยังไม่ได้เลือกว่าจะไปอยู่ขั้นตอนใดในฉบับใหม่",
        MigrationObstacle.NoSuchElement => "ขั้นตอนที่เลือกไม่มีในฉบับใหม่",
        MigrationObstacle.OtherKind => "ขั้นตอนที่เลือกเป็นคนละชนิดกัน จึงรับงานต่อไม่ได้",
        MigrationObstacle.OtherScope => "ขั้นตอนที่เลือกอยู่คนละกลุ่มขั้นตอน",
        MigrationObstacle.NoSuchFlow => "งานรอทางอื่นมาให้ครบ แต่ทางที่งานเดินมาไม่มีในฉบับใหม่",
        _ => "สูตรหรือเวลาในฉบับใหม่คำนวณจากข้อมูลของเรื่องนี้ไม่ได้",
    };
}
