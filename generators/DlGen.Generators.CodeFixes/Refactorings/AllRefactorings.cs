using DlGen.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes.Refactorings;

/// <summary>All refactorings of a declaration. Each is offered only where the compiler makes the same network of what it leaves.</summary>
internal static class AllRefactorings
{
    public static IEnumerable<Edit> Of(TypeDeclarationSyntax declaration, SourceText text, Compilation compilation, TextSpan span, CancellationToken cancellationToken) =>
        Declared.Of(declaration, text, compilation, cancellationToken) is { } declared
            ? [.. Of(declared, span, cancellationToken).Concat(OfShapes(declared, cancellationToken)).OfType<Edit>()]
            : [];

    private static IEnumerable<Edit?> Of(Declared declared, TextSpan span, CancellationToken cancellationToken) =>
    [
        First(declared, MlpToNetwork.Of(declared), Equivalence.AreSame, cancellationToken),
        First(declared, NetworkToMlp.Of(declared), Equivalence.AreSame, cancellationToken),
        First(declared, BlockExtraction.Of(declared, span), Equivalence.ComputeTheSame, cancellationToken),
    ];

    private static IEnumerable<Edit?> OfShapes(Declared declared, CancellationToken cancellationToken)
    {
        IReadOnlyList<ShapeComment> comments = ShapeComments.Of(declared.Figures, declared.Written, cancellationToken);
        return [ShapeEdits.Show(declared, comments), ShapeEdits.Remove(comments)];
    }

    /// <summary>The first of the ways to write an edit that leaves the same network.</summary>
    private static Edit? First(Declared declared, IEnumerable<Edit> edits, Func<Model.NetworkSpec, Model.NetworkSpec, bool> areSame, CancellationToken cancellationToken) =>
        edits.FirstOrDefault(edit => declared.After(edit, cancellationToken) is { } after && areSame(declared.Spec, after.Spec));
}
