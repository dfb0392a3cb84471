using DlGen.Generators.Advice;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>Says what is wrong with a network's declaration, on the very argument, by the parser and passes that the generator uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : SymbolAnalyzer
{
    internal override SymbolKind Kind => SymbolKind.NamedType;

    private protected override IEnumerable<Diagnostic> Find(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)symbol;
        if (!type.GetAttributes().Any(static attribute => WrittenAttribute.IsUnknown(attribute) || DlGenAttributes.RoleOf(attribute.AttributeClass) != AttributeRole.None))
        {
            return [];
        }

        ParsedNetwork parsed = Guarded.Parse(type, compilation, cancellationToken);
        EquatableArray<Problem> problems = parsed.Spec is { } spec ? ProblemsOf(spec, type, compilation, cancellationToken) : parsed.Problems;
        IEnumerable<Diagnostic> wrong = problems.Select(problem => Descriptors.Create(problem, SiteLocator.Locate(type, problem.Site, cancellationToken)));
        return parsed.Spec is { } right && CompilerPipeline.Shape(right).Problems.Count == 0 ? wrong.Concat(ShapeDiagnostics.Of(right, type, cancellationToken)) : wrong;
    }

    private static EquatableArray<Problem> ProblemsOf(NetworkSpec spec, INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        EquatableArray<Problem> problems = Guarded.Check(spec, GpuReference.Of(compilation));
        if (problems.Count == 0)
        {
            problems = GeneratedNames.Of(type, compilation, cancellationToken).ToEquatableArray();
        }

        return problems.Count == 0 ? TrainingAdvice.On(spec) : problems;
    }
}
