using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>Offers the fixes of declarations, where they are written.</summary>
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
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            var site = new Site(root, text, diagnostic.Location.SourceSpan, diagnostic);
            foreach (Fix fix in Fixes.Of(diagnostic.Id))
            {
                if (fix.At(site) is { } edit)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(edit.Title, _ => Task.FromResult(context.Document.WithText(text.WithChanges(edit.Changes))), fix.Key),
                        diagnostic);
                }
            }
        }
    }
}
