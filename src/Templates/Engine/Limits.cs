namespace PaWorkflow.Templates.Engine;

/// <summary>The engine's budget: whatever is larger is refused with its place, so that no file and no data can hold the host up.</summary>
static class Limits
{
    /// <summary>Parts of a package.</summary>
    public const int Parts = 2_000;

    /// <summary>Bytes that a package unpacks to, and bytes of XML that one letter may grow to.</summary>
    public const int Bytes = 64 << 20;

    /// <summary>Elements and tags of all parts together.</summary>
    public const int Elements = 400_000;

    /// <summary>Elements within each other.</summary>
    public const int Depth = 256;

    /// <summary>Sections within each other.</summary>
    public const int Nesting = 32;

    /// <summary>Repetitions in one letter, all sections together.</summary>
    public const int Repetitions = 10_000;

    /// <summary>Pieces that are written for one letter, all repetitions together, those that print nothing too.</summary>
    public const int Steps = 10_000_000;

    /// <summary>Faults that are told of one file.</summary>
    public const int Faults = 500;

    /// <summary>Bytes and pixels of a picture in the data.</summary>
    public const int PictureBytes = 8 << 20, PicturePixels = 40_000_000;
}
