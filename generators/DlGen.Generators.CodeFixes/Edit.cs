using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>What a fix or a refactoring does to a file: its title in the editor's menu, and the changes of the text.</summary>
internal sealed class Edit(string title, params TextChange[] changes)
{
    public string Title { get; } = title;

    public IReadOnlyList<TextChange> Changes { get; } = changes;

    /// <summary>A type that the edit adds under a name that its author may want to change; null where it adds none.</summary>
    public string? Added { get; init; }
}
