namespace PaWorkflow.Templates.Engine;

/// <summary>For each token the section in which it repeats.</summary>
sealed class LoopMap
{
    const int Outside = 0, Gone = -1;

    readonly int[] sections;
    int count;

    public LoopMap(int tokens, List<Loop> loops)
    {
        sections = new int[tokens];
        Mark(loops);
    }

    void Mark(List<Loop> loops)
    {
        foreach (var loop in loops)
        {
            sections.AsSpan(loop.Extent.From..loop.Extent.To).Fill(Gone);
            sections.AsSpan(loop.Body.From..loop.Body.To).Fill(++count);
            Mark(loop.Inner);
        }
    }

    public bool Repeats(int token) => sections[token] > Outside;

    /// <summary>It is not written: it stood beside a tag in a paragraph that goes.</summary>
    public bool IsGone(int token) => sections[token] == Gone;

    public bool Together(int one, int other) => sections[one] == sections[other] && !IsGone(one);
}
