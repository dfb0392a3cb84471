using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes.Refactorings;

/// <summary>Offers other ways to write a right declaration, where its attributes are.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(DeclarationRefactoringProvider)), Shared]
public sealed class DeclarationRefactoringProvider : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        CancellationToken cancellationToken = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || Declared.TypeAt(root, context.Span) is not { } declaration
            || await context.Document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return;
        }

        SourceText text = await context.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (Edit edit in AllRefactorings.Of(declaration, text, compilation, context.Span, cancellationToken))
        {
            context.RegisterRefactoring(CodeAction.Create(edit.Title, cancellation => ApplyAsync(context.Document, text, edit, cancellation), edit.Title));
        }
    }

    private static async Task<Document> ApplyAsync(Document document, SourceText text, Edit edit, CancellationToken cancellationToken)
    {
        Document changed = document.WithText(text.WithChanges(edit.Changes));
        if (edit.Added is null || await changed.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return changed;
        }

        // So that the editor asks for a better name.
        SyntaxToken name = root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().First(type => type.Identifier.ValueText == edit.Added).Identifier;
        return changed.WithSyntaxRoot(root.ReplaceToken(name, name.WithAdditionalAnnotations(RenameAnnotation.Create())));
    }
}
