namespace PaWorkflow.LetterForms;

/// <summary>Every form by the id of its kind.</summary>
static class AllForms
{
    public static IEnumerable<(string Name, Package Form)> All =>
    [
        ("meeting-invitation", Meetings.MeetingInvitation()),
        ("appointment-order", Years.AppointmentOrder()),
        ("reporting-guideline", Years.ReportingGuideline()),
        ("evidence-report", Reports.EvidenceReport()),
        ("return-memo", Reports.ReturnMemo()),
        ("kpi-change-notice", Years.KpiChangeNotice()),
        ("score-summary", Scores.ScoreSummary()),
        ("meeting-agenda", Meetings.MeetingAgenda()),
        ("sign-in-sheet", Meetings.SignInSheet()),
        ("meeting-minutes", Meetings.MeetingMinutes()),
        ("circular", Circulars.Circular()),
        ("acknowledgement-list", Circulars.AcknowledgementList()),
        ("kpi-sheet", Years.KpiSheet()),
        ("reminder-letter", Owed.ReminderLetter()),
        ("overdue-letter", Owed.OverdueLetter()),
        ("executive-memo", Reports.ExecutiveMemo()),
        ("smart-cover", Reports.SmartCover()),
        ("internal-control-worksheet", Reports.InternalControlWorksheet()),
        ("hr-handover", Scores.HrHandover()),
        ("department-summary", Scores.DepartmentSummary()),
        ("signature-mark", Mark.Form()),
    ];
}
