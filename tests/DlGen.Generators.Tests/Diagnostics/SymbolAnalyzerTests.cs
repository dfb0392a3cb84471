using DlGen.Generators.Analyzers;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Tests.Diagnostics;

public class SymbolAnalyzerTests
{
    /// <summary>
    /// The Initialize of SymbolAnalyzer is sealed, so an analyzer that derives from it can't register an action that isn't guarded.
    /// </summary>
    [Fact]
    public void EveryAnalyzer_IsGuarded()
    {
        Type[] analyzers = [.. typeof(SymbolAnalyzer).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))];

        Assert.NotEmpty(analyzers);
        Type[] guarded = [typeof(SymbolAnalyzer), typeof(CompilationAnalyzer), typeof(OperationBlockAnalyzer)];
        Assert.All(analyzers, type => Assert.Contains(type.BaseType, guarded));
        Assert.All(guarded, static type => Assert.True(type.GetMethod(nameof(DiagnosticAnalyzer.Initialize))!.IsFinal));
    }

    [Fact]
    public void Failure_IsADiagnosticAtTheSymbol()
    {
        Compilation compilation = TestCompilation.Create("class Net;");
        ISymbol type = compilation.Assembly.GetTypeByMetadataName("Net")!;

        Diagnostic diagnostic = Assert.Single(new Failing().Diagnose(type, compilation, CancellationToken.None));

        Assert.Equal(DiagnosticIds.Internal, diagnostic.Id);
        Assert.Equal(type.Locations[0], diagnostic.Location);
        Assert.Contains("InvalidOperationException: fault", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

#pragma warning disable RS1001 // It is never given to a compiler.
    private sealed class Failing : SymbolAnalyzer
    {
        internal override SymbolKind Kind => SymbolKind.NamedType;

        private protected override IEnumerable<Diagnostic> Find(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
        {
            yield return Diagnostic.Create(Descriptors.Create(DiagnosticIds.Abstract, Location.None, ["Net"]).Descriptor, Location.None);
            throw new InvalidOperationException("fault");
        }
    }
}
