using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using DlGen.Generators.Parsing.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>Says what is wrong with a method that has [Elementwise], on the very part of its body, used or not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FunctionAnalyzer : SymbolAnalyzer
{
    internal override SymbolKind Kind => SymbolKind.Method;

    private protected override IEnumerable<Diagnostic> Find(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        var method = (IMethodSymbol)symbol;
        if (!DlGenAttributes.IsElementwise(method) || method.PartialDefinitionPart is not null)
        {
            yield break;
        }

        ParsedFunction parsed = Guarded.Parse(method, compilation, cancellationToken);
        if (parsed.Problems.Count > 0 && !FunctionParser.HasErrors(method, compilation, cancellationToken))
        {
            foreach (FunctionProblem problem in parsed.Problems)
            {
                yield return Descriptors.Create(problem.Id, problem.Location, problem.Arguments);
            }
        }

        if (parsed.Body is null)
        {
            yield break;
        }

        // The generator has read the body before there were generated names, and found an error there.
        SyntaxNode syntax = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        foreach (ExpressionSyntax part in GeneratedNames.Outermost(syntax, GeneratedFiles.IsOurs, compilation, cancellationToken))
        {
            yield return Descriptors.Create(DiagnosticIds.GeneratedName, part.GetLocation(), GeneratedNames.In(part, GeneratedFiles.IsOurs, compilation, cancellationToken)!);
        }
    }
}
