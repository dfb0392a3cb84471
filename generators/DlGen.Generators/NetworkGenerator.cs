using System.Collections.Immutable;
using System.Text;
using DlGen.Generators.Analyzers;
using DlGen.Generators.Data;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using DlGen.Generators.Parsing.Caching;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators;

/// <summary>Generates the other half of each class with [Mlp], [Network], [Block] or [CsvData], one file a class.</summary>
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
        IncrementalValuesProvider<ParsedData> data = DataPipeline.Read(context);
        IncrementalValuesProvider<GeneratedSource> dataSources = data
            .Where(static parsed => parsed.Table is not null)
            .Select(static (parsed, _) => Guarded.Write(parsed.Spec!, parsed.Table!))
            .WithTrackingName(TrackingNames.DataSources);
        IncrementalValueProvider<EquatableArray<DataHalf>> constants = DataPipeline.Constants(data);

        // Not ForAttributeWithMetadataName, which binds the attributes of all networks again whenever any file changes. Here the files
        // are read as syntax, each once; what a declaration depends on is found by names, and only what has changed is bound. A file is
        // handed on as what the C# compiler keeps of it anyway, for a declaration may name constants of data, which come beside it.
        IncrementalValuesProvider<ParsedNetwork> declarations = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is CompilationUnitSyntax, static (file, _) => file.Node.SyntaxTree)
            .Combine(context.CompilationProvider.Combine(constants))
            .SelectMany(static (input, cancellationToken) => FileParser.Parse(input.Left, DataConstants.In(input.Right.Left, input.Right.Right), cancellationToken))
            .WithTrackingName(TrackingNames.Declarations);
        IncrementalValuesProvider<GeneratedSource> sources = declarations
            .Where(static parsed => parsed.Spec is not null)
            .Select(static (parsed, _) => parsed.Spec!)
            .WithTrackingName(TrackingNames.Specs)
            .Combine(gpu)
            .Select(static (input, _) => Guarded.Compile(input.Left, input.Right))
            .WithTrackingName(TrackingNames.Sources);
        IncrementalValueProvider<EquatableArray<string>> ambiguousNames = NamesOf(sources).Combine(NamesOf(dataSources))
            .Select(static (names, _) => AmbiguousAmong(names.Left.Concat(names.Right)))
            .WithTrackingName(TrackingNames.AmbiguousNames);
        context.RegisterSourceOutput(sources.Combine(ambiguousNames), static (output, item) => Add(output, item.Left, item.Right));
        context.RegisterSourceOutput(dataSources.Combine(ambiguousNames), static (output, item) => Add(output, item.Left, item.Right));
        if (reports)
        {
            IncrementalValueProvider<bool> isWrong = declarations.Where(static parsed => parsed.Spec is null).Collect()
                .Combine(sources.Where(static source => source.Text is null).Collect())
                .Combine(data.Where(static parsed => parsed.Table is null).Collect())
                .Select(static (wrong, _) => wrong.Left.Left.Length + wrong.Left.Right.Length + wrong.Right.Length > 0);
            context.RegisterSourceOutput(
                context.CompilationProvider.Combine(constants).Combine(isWrong.Combine(context.AdditionalTextsProvider.Collect())),
                static (output, project) => Report(output, DataConstants.In(project.Left.Left, project.Left.Right), project.Right.Left, project.Right.Right));
        }
    }

    private static IncrementalValueProvider<ImmutableArray<string>> NamesOf(IncrementalValuesProvider<GeneratedSource> sources) =>
        sources.Select(static (source, _) => source.Name.FullName).Collect();

    private static void Report(SourceProductionContext output, Compilation compilation, bool isWrong, ImmutableArray<AdditionalText> files)
    {
        if (isWrong || BuildDiagnostics.HasForeignNames(compilation, output.CancellationToken))
        {
            foreach (Diagnostic diagnostic in BuildDiagnostics.Of(compilation, files, output.CancellationToken))
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
