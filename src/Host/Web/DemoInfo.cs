namespace PaWorkflow.Host.Web;

/// <summary>What the demonstration adds to the pages: names to sign in with, and a clock that moves on at the press of a button.</summary>
/// <param name="Advance">Moves the business clock forward; never back.</param>
/// <param name="People">Sign-in names with what stands for them on the screen, in the order shown.</param>
/// <param name="Password">The same for all of them; it stands on the sign-in page.</param>
public sealed record DemoInfo(Action<TimeSpan> Advance, IReadOnlyList<DemoPerson> People, string Password);

public sealed record DemoPerson(string UserName, string DisplayName);
