using System.Text;

namespace PaWorkflow.Templates.Engine;

/// <summary>WordprocessingML that the engine writes itself, with the prefix of the element around.</summary>
static class Forms
{
    static readonly TextForm usual = Word("w:t", "w:br", "w:tab");

    /// <summary>As it is.</summary>
    public static TextForm Kept { get; } = new([(byte)'\n'], [(byte)'\t']);

    /// <summary>All in one line.</summary>
    public static TextForm Line { get; } = new([(byte)' '], [(byte)' ']);

    /// <summary>How a value is written in this element.</summary>
    public static TextForm Of(Token around) => around.Known != Known.Text ? Kept
        : around.Space != W.Main.NamespaceName ? Line
        : around.Name == "w:t" ? usual : Word(around.Name, around.Beside("br"), around.Beside("tab"));

    static TextForm Word(string t, string br, string tab)
    {
        byte[] Between(string name) => Encoding.UTF8.GetBytes($"</{t}><{name}/><{t} xml:space=\"preserve\">");
        return new TextForm(Between(br), Between(tab));
    }

    /// <summary>A paragraph with a page break.</summary>
    public static byte[] NewPage(Token around) => Encoding.UTF8.GetBytes($"<{around.Beside("p")}>{Break(around)}</{around.Beside("p")}>");

    public static PageEnd PageEnd(Token around) => new(Encoding.UTF8.GetBytes($"</{around.Beside("p")}>"), Encoding.UTF8.GetBytes(Break(around)), NewPage(around));

    static string Break(Token around) => $"<{around.Beside("r")}><{around.Beside("br")} {around.Beside("type")}=\"page\"/></{around.Beside("r")}>";
}
