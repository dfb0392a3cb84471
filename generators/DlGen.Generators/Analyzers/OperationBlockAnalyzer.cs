using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>
/// An analyzer that looks at one body of code at a time: of a method, a property, a field's value, a program's statements. As in a
/// <see cref="SymbolAnalyzer"/>, an exception becomes a diagnostic.
/// </summary>
public abstract class OperationBlockAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The bodies that DlGen generates are not the user's.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(project =>
        {
            if (!DlGenAttributes.IsReferencedBy(project.Compilation))
            {
                return;
            }

            // Not an operation block action, for which the C# compiler binds every body of the project: most mention nothing of DlGen.
            project.RegisterCodeBlockAction(found =>
            {
                if (!Mentions(found.CodeBlock))
                {
                    return;
                }

                ImmutableArray<IOperation> blocks = [.. BodiesOf(found.CodeBlock).Select(body => found.SemanticModel.GetOperation(body, found.CancellationToken)).OfType<IOperation>()];
                foreach (Diagnostic diagnostic in Diagnose(found.OwningSymbol, blocks, found.SemanticModel.Compilation, found.CancellationToken))
                {
                    found.ReportDiagnostic(diagnostic);
                }
            });
        });
    }

    /// <summary>What is wrong with a body of code; a failure of the analyzer itself is DLG9001 at the name of the member.</summary>
    internal IReadOnlyList<Diagnostic> Diagnose(ISymbol owner, ImmutableArray<IOperation> blocks, Compilation compilation, CancellationToken cancellationToken) =>
        Guarded.Diagnose(owner.Name, owner.Locations.FirstOrDefault() ?? Location.None, () => Find(blocks, compilation, cancellationToken));

    /// <summary>Whether a word stands in a piece of code without which there is nothing to find in it: what is asked first, for all code of a project.</summary>
    private protected abstract bool Mentions(SyntaxNode code);

    /// <summary>The parts of a member that are run: its body, or its value, and the defaults of its parameters.</summary>
    private static IEnumerable<SyntaxNode> BodiesOf(SyntaxNode member) => member is CompilationUnitSyntax
        ? [member]
        : member.DescendantNodesAndSelf(node => node == member || !(IsBody(node) || node is MemberDeclarationSyntax or AccessorListSyntax))
            .Where(node => IsBody(node) && !(member is BasePropertyDeclarationSyntax && node is ArrowExpressionClauseSyntax));

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax;

    /// <summary>Finds what is wrong. It may throw.</summary>
    private protected abstract IEnumerable<Diagnostic> Find(ImmutableArray<IOperation> blocks, Compilation compilation, CancellationToken cancellationToken);
}
