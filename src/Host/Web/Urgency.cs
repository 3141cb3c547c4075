namespace PaWorkflow.Host.Web;

/// <summary>How pressing a due time is: <c>late</c>, <c>soon</c> (today or tomorrow), <c>calm</c>. Shown as colour, icon and word together.</summary>
public static class Urgency
{
    public const string Late = "late";
    public const string Soon = "soon";
    public const string Calm = "calm";

    public static string Of(DateTimeOffset? due, DateTimeOffset now) => due switch
    {
        null => Calm,
        { } when due < now => Late,
        { } instant when ThaiDisplay.InBangkok(instant).Date <= ThaiDisplay.InBangkok(now).Date.AddDays(1) => Soon,
        _ => Calm,
    };

    public static string IconOf(string urgency) => urgency switch { Late => "alert-triangle", Soon => "clock", _ => "calendar-event" };
}
