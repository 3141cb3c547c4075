namespace PaWorkflow.Templates.Engine;

/// <summary>A section of a part: its two tags and, by token, what they take hold of.</summary>
sealed class Loop(int open, Tag tag, Place place, Loop? outer)
{
    public int Open => open;
    public Tag Tag => tag;
    public Place Place => place;

    /// <summary>The section whose tags stand around.</summary>
    public Loop? Outer => outer;

    public List<Loop> Inner { get; } = [];

    /// <summary>The closing tag.</summary>
    public int Close { get; set; }

    /// <summary>What is replaced, [from, to).</summary>
    public (int From, int To) Extent { get; set; }

    /// <summary>What repeats, [from, to), within the extent.</summary>
    public (int From, int To) Body { get; set; }

    /// <summary>The row or rows, where whole rows repeat.</summary>
    public bool Rows { get; set; }

    /// <summary>The element that may be left empty, as whole children of it repeat; -1 where only text and runs do.</summary>
    public int Holder { get; set; } = -1;

    public PageBreaks Breaks { get; set; }
}

/// <summary>Page breaks that stand beside a section's tags, alone with them in the paragraph that vanishes.</summary>
[Flags]
enum PageBreaks
{
    None = 0,

    /// <summary>Beside the opening tag: a new page before each repetition.</summary>
    Before = 1,

    /// <summary>Beside the closing tag: a new page after the last one.</summary>
    After = 2,
}
