using System.Globalization;

namespace PaWorkflow.Host.Procedure.Inbox;

/// <summary>The last row of a page: the next page begins behind it.</summary>
public sealed record InboxCursor(DateTimeOffset At, string Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}~{Id}");

    /// <summary>Null: what stands there is none.</summary>
    public static InboxCursor? Of(string? text) =>
        text?.Split('~', 2) is [var ticks, { Length: > 0 and <= 100 } id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTimeOffset.MaxValue.UtcTicks ? new(new DateTimeOffset(at, TimeSpan.Zero), id) : null;
}
