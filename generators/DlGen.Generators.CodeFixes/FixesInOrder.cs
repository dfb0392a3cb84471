using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>
/// Fixes all places of a file, one after the other, each in the text that those before it have left. So edits of neighbours, as of two
/// layers in a row that are both removed, don't collide.
/// </summary>
internal sealed class FixesInOrder : DocumentBasedFixAllProvider
{
    public static FixesInOrder Instance { get; } = new();

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (await document.GetSyntaxTreeAsync(fixAllContext.CancellationToken).ConfigureAwait(false) is not { } tree)
        {
            return document;
        }

        SourceText text = await tree.GetTextAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
        var places = diagnostics.Select(static diagnostic => (Diagnostic: diagnostic, Span: (TextSpan?)diagnostic.Location.SourceSpan)).OrderBy(static place => place.Span).ToList();
        while (places.Count > 0)
        {
            // From the end, where an edit moves fewest of the others.
            (Diagnostic diagnostic, TextSpan? span) = places[places.Count - 1];
            places.RemoveAt(places.Count - 1);
            SyntaxNode root = await tree.GetRootAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
            if (span is not { } here || EditOf(new Site(root, text, here, diagnostic), diagnostic.Id, fixAllContext.CodeActionEquivalenceKey) is not { } edit)
            {
                continue;
            }

            text = text.WithChanges(edit.Changes);
            tree = tree.WithChangedText(text);
            places = [.. places.Select(place => (place.Diagnostic, Moved(place.Span, edit.Changes)))];
        }

        return document.WithText(text);
    }

    private static Edit? EditOf(Site site, string id, string? key) => Fixes.Of(id).FirstOrDefault(fix => fix.Key == key)?.At(site);

    /// <summary>Where a place is after an edit; null where the edit has changed it.</summary>
    private static TextSpan? Moved(TextSpan? place, IReadOnlyList<TextChange> changes)
    {
        if (place is not { } span)
        {
            return null;
        }

        int start = span.Start;
        int length = span.Length;
        foreach (TextChange change in changes)
        {
            int growth = change.NewText!.Length - change.Span.Length;
            if (change.Span.End <= span.Start)
            {
                start += growth;
            }
            else if (change.Span.Start < span.End)
            {
                return null;
            }
        }

        return new TextSpan(start, length);
    }
}
