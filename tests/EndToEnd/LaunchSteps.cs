using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>The way from a chosen catalogue to a started year, for walks that are about something else.</summary>
static class LaunchSteps
{
    /// <param name="holder">The person who collects every KPI; null: the first of each list.</param>
    /// <param name="look">Called on each step, for a picture.</param>
    public static async Task ToTheEnd(IPage page, string? holder = null, Func<string, Task>? look = null)
    {
        await page.GotoAsync("/launch/holders");
        foreach (var pick in await page.Locator("select[name^='Holders']").AllAsync())
            await pick.SelectOptionAsync(holder is null ? new SelectOptionValue { Index = 1 } : new SelectOptionValue { Value = holder });
        await Look("launch-holders");
        await page.GetByRole(AriaRole.Button, new() { Name = "ไปขั้นที่ 4" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "กำหนดวันภายใน" })).ToBeVisibleAsync();
        await Look("launch-dates");
        await page.GetByRole(AriaRole.Button, new() { Name = "ไปขั้นที่ 5" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ซ้อมดูงานทั้งปี" })).ToBeVisibleAsync();
        await Look("launch-rehearsal");
        await page.GetByRole(AriaRole.Link, new() { Name = "ไปขั้นที่ 6" }).ClickAsync();
        await Look("launch-start");
        await page.GetByRole(AriaRole.Button, new() { Name = "เริ่มปีงบประมาณ" }).ClickAsync();
        await Expect(page.GetByText("งานแรกอยู่ในงานของฉัน")).ToBeVisibleAsync();

        Task Look(string name) => look?.Invoke(name) ?? Task.CompletedTask;
    }
}
