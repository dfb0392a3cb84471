using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes.Refactorings;

/// <summary>Where a block that an edit adds is declared: before the class that uses it, or in it, where its functions and constants are in scope.</summary>
internal sealed class Placement
{
    private readonly int position;
    private readonly string begin;
    private readonly string between;
    private readonly string modifiers;
    private readonly string end;
    private readonly (string Old, string New) indent;

    private Placement(int position, string begin, string between, string modifiers, string end, (string Old, string New) indent)
    {
        this.position = position;
        this.begin = begin;
        this.between = between;
        this.modifiers = modifiers;
        this.end = end;
        this.indent = indent;
    }

    /// <summary>Before the class, with what is written right above it.</summary>
    public static Placement Before(Declared declared)
    {
        TypeDeclarationSyntax declaration = declared.Declaration;
        string modifiers = string.Concat(declaration.Modifiers.Where(IsAccessibility).Select(static modifier => modifier.Text + " "));
        SourceText text = declared.Text;
        if (text.IndentBefore(declaration.SpanStart) is not { } indent)
        {
            return new Placement(declaration.SpanStart, "", " ", modifiers, " ", ("", ""));
        }

        int line = text.Lines.IndexOf(declaration.SpanStart);
        while (line > 0 && text.Lines[line - 1].Start >= declaration.FullSpan.Start && text.Lines[line - 1].ToString().TrimStart() is { Length: > 0 } above && above[0] != '#')
        {
            line--;
        }

        string next = text.NewLine() + indent;
        return new Placement(text.Lines[line].Start, indent, next, modifiers, text.NewLine() + text.NewLine(), ("", ""));
    }

    /// <summary>At the beginning of the class; null where it has no body.</summary>
    public static Placement? Inside(Declared declared)
    {
        TypeDeclarationSyntax declaration = declared.Declaration;
        SyntaxToken brace = declaration.OpenBraceToken;
        if (brace.IsKind(SyntaxKind.None) || brace.IsMissing || !declared.Text.EndsLine(brace.Span.End) || declared.Text.IndentBefore(declaration.SpanStart) is not { } outer)
        {
            return null;
        }

        string inner = declaration.Members.FirstOrDefault() is { } member && declared.Text.IndentBefore(member.SpanStart) is { } own ? own : outer + "    ";
        string newLine = declared.Text.NewLine();
        return new Placement(brace.Span.End, newLine + inner, newLine + inner, "", declaration.Members.Count > 0 ? newLine : "", (newLine + outer, newLine + inner));
    }

    /// <summary>The declaration of a block.</summary>
    /// <param name="attributes">Its attribute lists.</param>
    /// <param name="name">Its class's name.</param>
    public TextChange Of(IEnumerable<string> attributes, string name)
    {
        string lists = string.Join(between, attributes.Select(list => indent.New.Length == 0 ? list : list.Replace(indent.Old, indent.New)));
        return new TextChange(new TextSpan(position, 0), $"{begin}{lists}{between}{modifiers}partial class {name};{end}");
    }

    private static bool IsAccessibility(SyntaxToken modifier) => SyntaxFacts.IsAccessibilityModifier(modifier.Kind());
}
