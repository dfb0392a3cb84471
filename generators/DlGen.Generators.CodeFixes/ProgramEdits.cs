using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>Edits of a program that uses networks. The analyzer leaves in the diagnostic what they need to know.</summary>
internal static class ProgramEdits
{
    /// <summary>Gives an array the length that the network takes, where it is made at the place or for a variable that is used there alone.</summary>
    public static Edit? Resize(Site site)
    {
        string expected = site.Kept("Expected");
        ExpressionSyntax? made = site.Node is IdentifierNameSyntax name ? InitializerOf(name) : site.Node as ExpressionSyntax;
        ArrayTypeSyntax? type = made switch
        {
            ArrayCreationExpressionSyntax { Initializer: null } array => array.Type,
            StackAllocArrayCreationExpressionSyntax { Initializer: null } array => array.Type as ArrayTypeSyntax,
            _ => null,
        };
        ExpressionSyntax? size = type is { RankSpecifiers.Count: 1 } && type.RankSpecifiers[0].Sizes.Count == 1 ? type.RankSpecifiers[0].Sizes[0] : null;
        return expected.Length > 0 && size is LiteralExpressionSyntax ? new Edit($"Make the length {expected}", new TextChange(size.Span, expected)) : null;
    }

    /// <summary>Puts the variable in place of what is underlined that the analyzer has found to be meant.</summary>
    public static Edit? UseInstead(Site site) =>
        site.Kept("Instead") is { Length: > 0 } variable ? new Edit($"Use {variable}", new TextChange(site.Span, variable)) : null;

    /// <summary>Leaves out a learning rate that is far from the usual, so that it is the optimizer's default; Sgd has none.</summary>
    public static Edit? UseDefaultRate(Site site) =>
        site.Said(1) is { Length: > 0 } optimizer && optimizer != "Sgd"
        && site.Node?.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: BaseObjectCreationExpressionSyntax } } argument
        && argument.Span.Contains(site.Span) && !HasComments(argument)
            ? new Edit($"Leave the learning rate to {optimizer}", new TextChange(argument.Span, ""))
            : null;

    /// <summary>Moves a variable's declaration before the loop it stands in, where it needs nothing of the loop.</summary>
    public static Edit? MoveBeforeLoop(Site site)
    {
        if (site.Kept("Move") != "BeforeLoop"
            || site.Node?.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { Declaration.Variables.Count: 1, Parent: BlockSyntax block } statement
            || block.Parent is not CommonForEachStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } loop
            || site.IndentBefore(loop.SpanStart) is not { } indent
            || HasComments(statement) || site.IndentBefore(statement.SpanStart) is null)
        {
            return null;
        }

        VariableDeclaratorSyntax variable = statement.Declaration.Variables[0];
        var inLoop = new HashSet<string>(NamesDeclaredIn(loop), StringComparer.Ordinal);
        SyntaxNode around = loop.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? site.Root;
        bool needsLoop = variable.Initializer?.Value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => inLoop.Contains(name.Identifier.ValueText)) != false;
        bool isTaken = NamesDeclaredIn(around).Count(name => name == variable.Identifier.ValueText) > 1;
        TextLine first = site.Text.Lines.GetLineFromPosition(statement.SpanStart);
        TextLine last = site.Text.Lines.GetLineFromPosition(statement.Span.End);
        if (needsLoop || isTaken || !string.IsNullOrWhiteSpace(site.Text.ToString(TextSpan.FromBounds(statement.Span.End, last.End))))
        {
            return null;
        }

        return new Edit(
            $"Put '{variable.Identifier.ValueText}' before the loop",
            new TextChange(new TextSpan(loop.SpanStart, 0), statement + site.NewLine + indent),
            new TextChange(TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak), ""));
    }

    /// <summary>What a variable is declared with, where nothing but the place reads it.</summary>
    private static ExpressionSyntax? InitializerOf(IdentifierNameSyntax name)
    {
        SyntaxNode? around = name.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? name.SyntaxTree.GetRoot();
        VariableDeclaratorSyntax[] declared = [.. around.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(variable => variable.Identifier.ValueText == name.Identifier.ValueText)];
        int uses = around.DescendantNodes().OfType<IdentifierNameSyntax>().Count(other => other.Identifier.ValueText == name.Identifier.ValueText);
        return declared.Length == 1 && uses == 1 ? declared[0].Initializer?.Value : null;
    }

    private static IEnumerable<string> NamesDeclaredIn(SyntaxNode node) => node.DescendantNodesAndSelf().Select(static inner => inner switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        _ => null,
    }).OfType<string>();

    private static bool HasComments(SyntaxNode node) => node.DescendantTrivia().Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
