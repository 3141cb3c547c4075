namespace PaWorkflow.Templates.Engine;

/// <summary>A template that was read and found good.</summary>
/// <param name="Package">As it came, but for what was mended; with a place for the letter's provenance.</param>
/// <param name="Parts">Those with tags.</param>
sealed record CompiledTemplate(WordPackage Package, IReadOnlyList<CompiledPart> Parts, Identities Identities);

sealed record CompiledPart(string Name, Op[] Ops, bool HasPictures);
