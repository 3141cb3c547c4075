namespace PaWorkflow.Templates.Engine;

/// <summary>One step of writing a part. A compiled part is a list of these; it is only read, from as many threads as there are.</summary>
abstract class Op;

/// <summary>Writes bytes that are the same in every letter.</summary>
sealed class Literal(byte[] bytes) : Op
{
    public byte[] Bytes => bytes;
}

/// <summary>What a line break and a tab of the data become, where the value stands.</summary>
sealed record TextForm(byte[] Break, byte[] Tab);

/// <summary>Prints a value.</summary>
sealed class Value(Tag tag, Place place, TextForm form) : Op
{
    public Tag Tag => tag;
    public Place Place => place;
    public TextForm Form => form;
}

/// <summary>Writes its body for each repetition.</summary>
/// <param name="eachBefore">A page break before each repetition, or nothing.</param>
/// <param name="after">A page break after the last one, and where there is none.</param>
sealed class Section(Tag tag, Place place, Op[] body, byte[] eachBefore, PageEnd? after) : Op
{
    public Tag Tag => tag;
    public Place Place => place;
    public Op[] Body => body;
    public byte[] EachBefore => eachBefore;
    public PageEnd? After => after;
}

/// <summary>A page break at the end of the last paragraph, or in one of its own.</summary>
sealed record PageEnd(byte[] ParagraphEnd, byte[] Run, byte[] Paragraph);

/// <summary>What Word refuses when it is left empty.</summary>
enum Needs
{
    /// <summary>A table goes without a row.</summary>
    Row,

    /// <summary>A row goes without a cell.</summary>
    Cell,

    /// <summary>A drawing goes without its picture.</summary>
    Picture,

    /// <summary>A cell ends in a paragraph.</summary>
    LastParagraph,

    /// <summary>A note, a header, a text box, a content control holds a paragraph or a table.</summary>
    Block,
}

/// <summary>Writes an element, then takes it back or fills it where it was left empty.</summary>
/// <param name="body">From its start tag on.</param>
sealed class Guard(Needs needs, Op[] body, byte[] filling, byte[] end) : Op
{
    public Needs Needs => needs;
    public Op[] Body => body;
    public byte[] Filling => filling;
    public byte[] End => end;
}

enum Passed { Row, Cell, Paragraph, Table }

/// <summary>Tells the guard around what has just been written.</summary>
sealed class Tell(Passed passed) : Op
{
    public Passed Passed => passed;
}

/// <summary>Writes bytes the first time only: a comment is anchored once.</summary>
sealed class Once(int slot, byte[] bytes) : Op
{
    public int Slot => slot;
    public byte[] Bytes => bytes;
}

/// <summary>Writes an id that no other drawing of the letter has.</summary>
sealed class DrawingId : Op;

/// <summary>Writes an id that no other bookmark has, and keeps it for the end of the bookmark.</summary>
sealed class BookmarkId(int slot) : Op
{
    public int Slot => slot;
}

/// <summary>Writes the id that the bookmark began with.</summary>
sealed class BookmarkEndId(int slot) : Op
{
    public int Slot => slot;
}

/// <summary>Writes a bookmark's name, numbered from the second repetition on.</summary>
sealed class BookmarkName(string name) : Op
{
    public string Name => name;
}

/// <summary>Writes a picture from the data: a drawing of its own, or only its relationship's id in the place of another picture's.</summary>
/// <param name="drawing">The name of the drawing's element, with its prefix; null where only the id is written.</param>
sealed class PictureOp(Tag tag, Place place, string? drawing) : Op
{
    public Tag Tag => tag;
    public Place Place => place;
    public string? Drawing => drawing;
}
