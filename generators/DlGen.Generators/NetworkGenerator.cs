using System.Text;
using DlGen.Generators.Analyzers;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using DlGen.Generators.Parsing.Caching;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators;

/// <summary>Generates the other half of each class with [Mlp], [Network] or [Block], one file a class.</summary>
/// <remarks>
/// Silent on a wrong declaration: the analyzer, which calls the same parser, says what is wrong. In a build from the command line
/// both say it, since the compiler there may end before its analyzers.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    private readonly bool reports;

    /// <summary>The generator as compilers and editors make it.</summary>
    public NetworkGenerator()
        : this(BuildDiagnostics.AreNeeded)
    {
    }

    internal NetworkGenerator(bool reports) => this.reports = reports;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<GpuSupport> gpu = context.CompilationProvider
            .Select(static (compilation, _) => GpuReference.Of(compilation))
            .WithTrackingName(TrackingNames.GpuSupport);
        // Not ForAttributeWithMetadataName, which binds the attributes of all networks again whenever any file changes. Here the files
        // are read as syntax, each once; what a declaration depends on is found by names, and only what has changed is bound.
        IncrementalValuesProvider<ParsedNetwork> declarations = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is CompilationUnitSyntax,
                static (file, cancellationToken) => FileParser.Parse(file.Node.SyntaxTree, file.SemanticModel.Compilation, cancellationToken))
            .SelectMany(static (parsed, _) => parsed)
            .WithTrackingName(TrackingNames.Declarations);
        IncrementalValuesProvider<GeneratedSource> sources = declarations
            .Where(static parsed => parsed.Spec is not null)
            .Select(static (parsed, _) => parsed.Spec!)
            .WithTrackingName(TrackingNames.Specs)
            .Combine(gpu)
            .Select(static (input, _) => Guarded.Compile(input.Left, input.Right))
            .WithTrackingName(TrackingNames.Sources);
        IncrementalValueProvider<EquatableArray<string>> ambiguousNames = sources
            .Select(static (source, _) => source.Name.FullName)
            .Collect()
            .Select(static (names, _) => AmbiguousAmong(names))
            .WithTrackingName(TrackingNames.AmbiguousNames);
        context.RegisterSourceOutput(sources.Combine(ambiguousNames), static (output, item) => Add(output, item.Left, item.Right));
        if (reports)
        {
            IncrementalValueProvider<bool> isWrong = declarations.Where(static parsed => parsed.Spec is null).Collect()
                .Combine(sources.Where(static source => source.Text is null).Collect())
                .Select(static (wrong, _) => wrong.Left.Length + wrong.Right.Length > 0);
            context.RegisterSourceOutput(context.CompilationProvider.Combine(isWrong), static (output, project) => Report(output, project.Left, project.Right));
        }
    }

    private static void Report(SourceProductionContext output, Compilation compilation, bool isWrong)
    {
        if (isWrong || BuildDiagnostics.HasForeignNames(compilation, output.CancellationToken))
        {
            foreach (Diagnostic diagnostic in BuildDiagnostics.Of(compilation, output.CancellationToken))
            {
                output.ReportDiagnostic(diagnostic);
            }
        }
    }

    private static EquatableArray<string> AmbiguousAmong(IEnumerable<string> names) => names
        .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
        .Where(static group => group.Skip(1).Any())
        .Select(static group => group.Key.ToUpperInvariant())
        .OrderBy(static name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    private static void Add(SourceProductionContext output, GeneratedSource source, EquatableArray<string> ambiguousNames)
    {
        if (source.Failure is { } failure)
        {
            output.ReportDiagnostic(Descriptors.Create(failure, Location.None));
        }
        else if (source.Text is { } text)
        {
            bool isAmbiguous = ambiguousNames.Contains(source.Name.FullName.ToUpperInvariant(), StringComparer.Ordinal);
            output.AddSource(source.Name.HintName(isAmbiguous), SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
        }
    }
}
