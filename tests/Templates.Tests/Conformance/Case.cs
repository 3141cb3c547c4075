using System.Text.Json;
using static PaWorkflow.Templates.Tests.Docx;

namespace PaWorkflow.Templates.Tests;

/// <summary>A small template with its data.</summary>
/// <param name="Name">What it shows.</param>
sealed record Case(string Name, byte[] Template, JsonElement Data, bool ParagraphLoop = true)
{
    /// <summary>Over the data that most cases share.</summary>
    public static Case Body(string name, params string[] body) => new(name, Of(string.Concat(body)), Common);

    public static Case With(string name, string data, params string[] body) => new(name, Of(string.Concat(body)), Json(data));

    public static readonly JsonElement Common = Json("""
        {"name": "นาย ก", "city": "Nonthaburi", "n": 12, "half": 0.5, "zero": 0, "yes": true, "no": false, "nothing": null, "empty": "", "none": [], "obj": {"name": "inner", "deep": {"name": "deepest"}},
         "list": ["a", "b", "c"], "numbers": [1, 2, 3], "flags": [true, false], "one": ["only"],
         "people": [{"name": "x", "age": 1, "tags": ["p", "q"]}, {"name": "y", "age": 2, "tags": []}, {"name": "z", "age": 3, "tags": ["r"]}],
         "rounds": [{"title": "r1", "kpis": [{"id": "1.1", "w": 10}, {"id": "1.2", "w": 20}]}, {"title": "r2", "kpis": []}, {"title": "r3", "kpis": [{"id": "3.1", "w": 30}]}],
         "lines": "one\ntwo\n\nfour", "tabs": "a\tb", "special": "<b>&amp; \"q\" 'a' </w:t>", "braces": "{name} {#list}", "long": "ยาวมาก ยาวมาก ยาวมาก", "emoji": "😀ก", "spaced": "  two  ",
         "first name": "with a space", "a-b": "dash", "a_b": "under", "ชื่อหน่วย": "ศูนย์", "x.y": "dotted key", "control": "a\u0007b", "text": "outer", "inner": {"text": "in"}}
        """);
}
