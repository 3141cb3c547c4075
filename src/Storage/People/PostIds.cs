namespace PaWorkflow.Storage.People;

/// <summary>Posts as the database and the candidate groups of the procedures name them.</summary>
public static class PostIds
{
    public const string Director = "director";
    public const string Strategy = "strategy";
    public const string GroupHead = "group-head";
    public const string KpiOwner = "kpi-owner";
    public const string Staff = "staff";
    public const string Clerk = "clerk";
    public const string Auditor = "auditor";
    public const string Administrator = "administrator";
}
