using Microsoft.AspNetCore.Identity;

namespace PaWorkflow.Storage.People;

/// <summary>Someone who signs in. What they may do follows from the posts that they hold, not from the account.</summary>
public sealed class Person : IdentityUser
{
    public required string DisplayName { get; set; }

    /// <summary>The working group within the unit (กลุ่มงาน), as it stands in the annex of the appointment order.</summary>
    public string WorkGroup { get; set; } = "";

    public required string UnitId { get; set; }

    public List<PostHolding> Posts { get; } = [];
}
