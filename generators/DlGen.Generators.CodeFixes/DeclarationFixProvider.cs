using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>Offers the fixes of declarations, and of programs that use them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclarationFixProvider)), Shared]
public sealed class DeclarationFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => Fixes.Ids;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixesInOrder.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // Where a diagnostic has another place beside its own, its fixes edit there: the declaration of a network that a program uses.
            Location place = diagnostic.AdditionalLocations.FirstOrDefault() ?? diagnostic.Location;
            Document? document = diagnostic.AdditionalLocations.Count > 0 ? context.Document.Project.GetDocument(place.SourceTree) : context.Document;
            if (document is null || await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            {
                continue;
            }

            SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            var site = new Site(root, text, place.SourceSpan, diagnostic);
            foreach (Fix fix in Fixes.Of(diagnostic.Id))
            {
                if (fix.At(site) is { } edit)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(edit.Title, _ => Task.FromResult(document.Project.Solution.WithDocumentText(document.Id, text.WithChanges(edit.Changes))), fix.Key),
                        diagnostic);
                }
            }
        }
    }
}
