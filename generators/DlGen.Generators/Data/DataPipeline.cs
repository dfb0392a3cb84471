using System.Collections.Immutable;
using DlGen.Generators.Emission;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Data;

/// <summary>The generator's steps from classes with [CsvData] and the project's files to what the classes hold.</summary>
internal static class DataPipeline
{
    /// <summary>The classes of data. A file is read again when it has changed, or what is said of it.</summary>
    public static IncrementalValuesProvider<ParsedData> Read(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedData> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                DlGenAttributes.CsvData,
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, cancellationToken) => Guarded.ParseData((INamedTypeSymbol)found.TargetSymbol, found.SemanticModel.Compilation, cancellationToken))
            .Where(static parsed => parsed.Spec is not null || parsed.Problems.Count > 0)
            .WithTrackingName(TrackingNames.DataDeclarations);
        IncrementalValueProvider<EquatableArray<string>> wanted = declarations
            .Where(static parsed => parsed.Spec is not null)
            .Select(static (parsed, _) => parsed.Spec!.File.Text)
            .Collect()
            .Select(static (names, _) => names.Distinct().ToEquatableArray());
        IncrementalValueProvider<ImmutableArray<string>> paths = context.AdditionalTextsProvider
            .Select(static (file, _) => DataFile.Slashes(file.Path))
            .Collect();
        IncrementalValueProvider<ImmutableArray<DataFile>> files = context.AdditionalTextsProvider
            .Combine(wanted)
            .Where(static item => item.Right.Any(name => DataFiles.MayBe(item.Left.Path, name)))
            .Select(static (item, cancellationToken) => DataFile.Of(item.Left, cancellationToken))
            .Collect();
        IncrementalValueProvider<string> projectFolder = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("build_property.ProjectDir", out string? folder) ? folder : "");
        return declarations
            .Combine(paths.Combine(files).Combine(projectFolder))
            .Select(static (input, _) => Guarded.ReadData(input.Left, input.Right.Left.Left, input.Right.Left.Right, input.Right.Right))
            .WithTrackingName(TrackingNames.Data);
    }

    /// <summary>The constants of all classes of data, which declarations of networks may name.</summary>
    public static IncrementalValueProvider<EquatableArray<DataHalf>> Constants(IncrementalValuesProvider<ParsedData> data) => data
        .Where(static parsed => parsed.Table is not null)
        .Select(static (parsed, _) => new DataHalf(NetworkName.Of(parsed.Spec!).FullName, DataEmitter.WriteConstants(parsed.Spec!, parsed.Table!)))
        .Collect()
        .Select(static (halves, _) => new EquatableArray<DataHalf>(halves))
        .WithTrackingName(TrackingNames.DataConstants);
}
