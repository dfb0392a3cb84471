using DlGen.Generators.Analyzers;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes.Refactorings;

/// <summary>Puts what the layers do to shapes behind them, as comments at the ends of their lines, and takes these away.</summary>
internal static class ShapeEdits
{
    /// <summary>Blanks between the longest line and its comment.</summary>
    private const int Gap = 2;

    public static Edit? Show(Declared declared, IReadOnlyList<ShapeComment> comments)
    {
        if (comments.All(static comment => comment.Says == comment.Expected))
        {
            return null;
        }

        int column = comments.Max(comment => ColumnOf(declared, comment)) + Gap;
        return new Edit(
            comments.Any(static comment => comment.Written is not null) ? "Update the shapes" : "Show the shapes",
            [.. comments.Select(comment => new TextChange(SpanOf(comment), $"{new string(' ', column - ColumnOf(declared, comment))}// {comment.Expected}"))]);
    }

    public static Edit? Remove(IReadOnlyList<ShapeComment> comments)
    {
        TextChange[] changes = [.. comments.Where(static comment => comment.Written is not null).Select(static comment => new TextChange(SpanOf(comment), ""))];
        return changes.Length == 0 ? null : new Edit("Remove the shapes", changes);
    }

    private static int ColumnOf(Declared declared, ShapeComment comment) => comment.End - declared.Text.Lines.GetLineFromPosition(comment.End).Start;

    private static TextSpan SpanOf(ShapeComment comment) => comment.Written ?? new TextSpan(comment.End, 0);
}
