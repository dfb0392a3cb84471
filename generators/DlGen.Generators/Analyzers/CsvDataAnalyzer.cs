using System.Collections.Immutable;
using DlGen.Generators.Data;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>Says what is wrong with a class that has [CsvData], or with its file, on the very argument.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CsvDataAnalyzer : SymbolAnalyzer
{
    internal override SymbolKind Kind => SymbolKind.NamedType;

    private protected override IEnumerable<Diagnostic> FindAmong(
        ImmutableArray<AdditionalText> files, ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)symbol;
        if (!DlGenAttributes.IsData(type))
        {
            return [];
        }

        ParsedData parsed = Guarded.ParseData(type, compilation, cancellationToken);
        if (parsed.Spec is { } spec)
        {
            ImmutableArray<DataFile> read = [.. files.Where(file => DataFiles.MayBe(file.Path, spec.File.Text)).Select(file => DataFile.Of(file, cancellationToken))];
            parsed = Guarded.ReadData(parsed, [.. files.Select(static file => DataFile.Slashes(file.Path))], read, projectFolder: "");
        }

        return parsed.Problems.Select(problem => Descriptors.Create(problem, SiteLocator.Locate(type, problem.Site, cancellationToken)));
    }

    private protected override IEnumerable<Diagnostic> Find(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken) =>
        FindAmong(ImmutableArray<AdditionalText>.Empty, symbol, compilation, cancellationToken);
}
