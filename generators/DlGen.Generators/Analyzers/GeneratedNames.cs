using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using DlGen.Generators.Surface;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Analyzers;

/// <summary>
/// Generated names in declarations, such as the OutputSize of another network. They exist for the C# compiler and for analyzers,
/// but not yet for the generator, which reads the declaration: without a diagnostic it would end in neither code nor error.
/// </summary>
internal static class GeneratedNames
{
    /// <summary>What of a right declaration the generator couldn't read.</summary>
    public static IEnumerable<Problem> Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (GeneratedFiles.HasHalf(type))
        {
            // The generator has read it.
            yield break;
        }

        if (GeneratedFiles.DeclareAll(type, GeneratedFiles.IsGenerated))
        {
            yield return Problem.At(ClassRules.ClassName, DiagnosticIds.GeneratedName, $"'{type.Name}' is", "declare it in a file that no source generator writes");
            yield break;
        }

        foreach (WrittenAttribute attribute in WrittenAttribute.Of(type, cancellationToken))
        {
            if (In(attribute.Syntax.Name, GeneratedFiles.IsGenerated, compilation, cancellationToken) is { } generatedType)
            {
                yield return Problem.At(attribute.Site, DiagnosticIds.GeneratedName, generatedType);
            }

            IReadOnlyList<WrittenArguments.Item> arguments = WrittenArguments.Of(attribute.Syntax);
            for (int index = 0; index < arguments.Count; index++)
            {
                SyntaxNode value = arguments[index].Node is AttributeArgumentSyntax argument ? argument.Expression : arguments[index].Node;
                if (In(value, GeneratedFiles.IsGenerated, compilation, cancellationToken) is { } generated)
                {
                    yield return Problem.At(new Site(attribute.Index, index), DiagnosticIds.GeneratedName, generated);
                }
            }
        }
    }

    /// <summary>What the diagnostic says of the first generated name in a part of the source; null where there is none.</summary>
    /// <param name="part">The part, whose value is what the user can write in its place.</param>
    /// <param name="isGenerated">Which files count as generated.</param>
    /// <param name="compilation">The project with its generated files.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static string[]? In(SyntaxNode part, Func<SyntaxTree, bool> isGenerated, Compilation compilation, CancellationToken cancellationToken)
    {
        if (new Search(isGenerated, compilation, cancellationToken).First(part) is not { } found)
        {
            return null;
        }

        string value = part is ExpressionSyntax expression && compilation.GetSemanticModel(part.SyntaxTree).GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: { } constant }
            ? "write its value, " + SymbolDisplay.FormatPrimitive(constant, quoteStrings: true, useHexadecimalNumbers: false) + (constant is float ? "f" : "")
            : "use what stands in a file that no source generator writes";
        return [found.Name == found.Generated ? $"'{found.Name}' is" : $"'{found.Name}' is computed from '{found.Generated}', which is", value];
    }

    /// <summary>The outermost constants in a part of the source that generated names are in.</summary>
    public static IEnumerable<ExpressionSyntax> Outermost(SyntaxNode part, Func<SyntaxTree, bool> isGenerated, Compilation compilation, CancellationToken cancellationToken)
    {
        var search = new Search(isGenerated, compilation, cancellationToken);
        return part.DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Where(name => search.First(name) is not null)
            .Select(Whole)
            .ToList();
    }

    /// <summary>A name with what stands before its dot.</summary>
    private static ExpressionSyntax Whole(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        QualifiedNameSyntax qualified when qualified.Right == name => qualified,
        _ => name,
    };

    /// <summary>Looks for generated names, also through the values of the user's own constants.</summary>
    private sealed class Search(Func<SyntaxTree, bool> isGenerated, Compilation compilation, CancellationToken cancellationToken)
    {
        private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);

        /// <summary>The first name that is generated, or that is a constant computed from a generated one; null where there is none.</summary>
        public (string Name, string Generated)? First(SyntaxNode part)
        {
            SemanticModel model = compilation.GetSemanticModel(part.SyntaxTree);
            foreach (SimpleNameSyntax name in part.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
            {
                cancellationToken.ThrowIfCancellationRequested();
                SymbolInfo info = model.GetSymbolInfo(name, cancellationToken);
                if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not { } symbol || symbol.Kind == SymbolKind.Namespace || DataMembers.IsCount(symbol))
                {
                    continue;
                }

                string text = Whole(name).ToString();
                if (GeneratedFiles.DeclareAll(symbol, isGenerated))
                {
                    return (text, text);
                }

                if (symbol is IFieldSymbol { HasConstantValue: true } constant && seen.Add(constant)
                    && ValuesOf(constant).Select(First).FirstOrDefault(static found => found is not null) is { } inner)
                {
                    return (text, inner.Generated);
                }
            }

            return null;
        }

        /// <summary>What a constant is computed from; a member of an enum counts on from those before it.</summary>
        private IEnumerable<SyntaxNode> ValuesOf(IFieldSymbol constant)
        {
            foreach (SyntaxReference reference in constant.DeclaringSyntaxReferences)
            {
                switch (reference.GetSyntax(cancellationToken))
                {
                    case VariableDeclaratorSyntax { Initializer.Value: { } value }:
                        yield return value;
                        break;
                    case EnumMemberDeclarationSyntax { EqualsValue.Value: { } value }:
                        yield return value;
                        break;
                    case EnumMemberDeclarationSyntax { Parent: EnumDeclarationSyntax declaration } member:
                        foreach (EnumMemberDeclarationSyntax before in declaration.Members.TakeWhile(other => other != member).Where(static other => other.EqualsValue is not null).Reverse().Take(1))
                        {
                            yield return before.EqualsValue!.Value;
                        }

                        break;
                }
            }
        }
    }
}
