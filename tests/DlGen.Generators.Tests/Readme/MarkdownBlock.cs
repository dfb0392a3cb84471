namespace DlGen.Generators.Tests.Readme;

/// <summary>A fenced block of a Markdown file.</summary>
/// <param name="Language">The language behind the opening fence, such as csharp.</param>
/// <param name="Mark">The text of the comment in the line before it; empty without one.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed record MarkdownBlock(string Language, string Mark, string Text);
