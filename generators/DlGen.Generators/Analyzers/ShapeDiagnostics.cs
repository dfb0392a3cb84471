using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Analyzers;

/// <summary>Says at each layer what it does to the shape, which an editor shows where it is asked to, and which comments about shapes are wrong.</summary>
internal static class ShapeDiagnostics
{
    public static IEnumerable<Diagnostic> Of(NetworkSpec spec, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        ImmutableArray<WrittenAttribute> written = WrittenAttribute.Of(type, cancellationToken);
        IReadOnlyList<LayerFigures> layers = LayerFigures.Of(spec, CompilerPipeline.Shape(spec).Graph);
        foreach (LayerFigures layer in layers)
        {
            yield return Descriptors.Create(
                DiagnosticIds.LayerShape, SiteLocator.Locate(type, layer.Site, cancellationToken), [LayerFigures.Summarize([layer]), Text.Read(2 * layer.MultiplyAdds)]);
        }

        foreach (ShapeComment comment in ShapeComments.Of(layers, written, cancellationToken))
        {
            if (comment.Place is { } place && comment.Says != comment.Expected)
            {
                yield return Descriptors.Create(DiagnosticIds.OutdatedShape, Location.Create(written[0].Syntax.SyntaxTree, place), [comment.Says, comment.Expected]);
            }
        }
    }
}
