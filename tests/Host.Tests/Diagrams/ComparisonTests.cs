using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Tests.Diagrams;

public sealed class ComparisonTests
{
    static readonly string sop = Builtin.Read("sop-hss4-s-07");

    static IReadOnlyList<ElementChange> Changes(params (string From, string To)[] edits)
    {
        var after = sop;
        foreach (var (from, to) in edits)
        {
            Assert.Contains(from, after, StringComparison.Ordinal);
            after = after.Replace(from, to, StringComparison.Ordinal);
        }
        return ProcedureComparison.Of(sop, after);
    }

    [Fact]
    public void A_file_does_not_differ_from_itself_however_it_is_laid_out() =>
        Assert.Empty(ProcedureComparison.Of(sop, System.Xml.Linq.XDocument.Parse(sop).ToString(System.Xml.Linq.SaveOptions.None)));

    [Fact]
    public void Who_until_when_and_the_name_are_told_in_words()
    {
        var change = Assert.Single(Changes(("""camunda:candidateGroups="strategy" camunda:dueDate="${plan.briefing.due}" """, """camunda:candidateGroups="director" camunda:dueDate="2020-12-01T16:30:00+07:00" """),
            ("ประชุมชี้แจงแนวทางปฏิบัติงานตามคำรับรอง", "ประชุมชี้แจง")), c => c.Id == "hold-briefing");
        Assert.Equal(ChangeKind.Changed, change.Kind);
        Assert.Contains(new TraitChange("ใครทำ", "งานยุทธศาสตร์และแผนงาน", "ผู้อำนวยการ"), change.Traits);
        Assert.Contains(new TraitChange("กำหนดส่ง", "${plan.briefing.due}", "2020-12-01T16:30:00+07:00"), change.Traits);
        Assert.Contains(new TraitChange("ชื่อ", "ประชุมชี้แจงแนวทางปฏิบัติงานตามคำรับรอง", "ประชุมชี้แจง"), change.Traits);
    }

    [Fact]
    public void A_timer_is_told_in_words()
    {
        var change = Assert.Single(Changes(("${plan.briefing.reminders}", "${workingDays(plan.briefing.due, [-3, -1], '08:30')}")));
        Assert.Equal("hold-briefing-remind", change.Id);
        Assert.Equal(new TraitChange("เวลา", "ตามรอบเตือนที่หน่วยงานตั้งไว้สำหรับงานนี้", "3 และ 1 วันทำการก่อนครบกำหนด เวลา 08.30 น."), Assert.Single(change.Traits));
    }

    [Fact]
    public void A_condition_a_form_and_a_property_are_told()
    {
        var changes = Changes(("""targetRef="set-guideline"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${decision == 'approve'}""", """targetRef="set-guideline"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${decision == 'sign'}"""),
            ("camunda:formKey=\"briefing\"", "camunda:formKey=\"monitoring\""), ("value=\"360\"", "value=\"400\""));
        Assert.Equal(new TraitChange("เงื่อนไข", "${decision == 'approve'}", "${decision == 'sign'}"), Assert.Single(Assert.Single(changes, c => c.Id == "order-approved").Traits));
        var briefing = Assert.Single(changes, c => c.Id == "hold-briefing");
        Assert.Contains(new TraitChange("แบบฟอร์ม", "บันทึกการประชุมชี้แจง", "สรุปผลการติดตาม"), briefing.Traits);
        Assert.Contains(new TraitChange("เวลามาตรฐาน (นาที)", "360", "400"), briefing.Traits);
    }

    [Fact]
    public void What_was_added_and_taken_out_is_told_with_the_place_where_it_stood()
    {
        const string Reminded = "hold-briefing-reminded";
        // The same end under another id: one is gone, one is new, and the flow leads elsewhere.
        var changes = Changes(($"\"{Reminded}\"", "\"new-end\""), ($">{Reminded}<", ">new-end<"));
        Assert.Equal(ChangeKind.Added, Assert.Single(changes, c => c.Id == "new-end").Kind);
        var gone = Assert.Single(changes, c => c.Id == Reminded);
        Assert.Equal(ChangeKind.Removed, gone.Kind);
        Assert.Equal(4, gone.Bounds!.Split(',').Length);
        Assert.DoesNotContain(changes, c => c.Kind == ChangeKind.Moved);
    }

    [Fact]
    public void Moving_a_shape_is_no_change_of_what_it_does()
    {
        var bounds = BpmnOutline.Read(sop).BoundsOf("appoint")!.Split(',');
        var at = $"x=\"{bounds[0]}\" y=\"{bounds[1]}\" width=\"{bounds[2]}\" height=\"{bounds[3]}\"";
        var change = Assert.Single(Changes((at, at.Replace($"x=\"{bounds[0]}\"", "x=\"1\"", StringComparison.Ordinal))));
        Assert.Equal(("appoint", ChangeKind.Moved), (change.Id, change.Kind));
        Assert.Empty(change.Traits);
    }

    [Fact]
    public void The_default_way_and_an_interrupting_edge_are_told()
    {
        var changes = Changes(("default=\"order-returned\"", "default=\"order-approved\""), ("<bpmn:boundaryEvent id=\"appoint-remind\" cancelActivity=\"false\"", "<bpmn:boundaryEvent id=\"appoint-remind\""));
        Assert.Equal(new TraitChange("ทางปกติ", "ส่งกลับ", "ลงนาม"), Assert.Single(Assert.Single(changes, c => c.Id == "order-signed").Traits));
        Assert.Equal(new TraitChange("หยุดงานเดิม", "ไม่หยุด", null), Assert.Single(Assert.Single(changes, c => c.Id == "appoint-remind").Traits));
    }
}
