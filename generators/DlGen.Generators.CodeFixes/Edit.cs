using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>What a fix does to a file: its title in the editor's menu, and the changes of the text.</summary>
internal sealed class Edit(string title, params TextChange[] changes)
{
    public string Title { get; } = title;

    public IReadOnlyList<TextChange> Changes { get; } = changes;
}
