using System.Collections.Immutable;
using DlGen.Generators.Data;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Emission;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using DlGen.Generators.Parsing.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators;

/// <summary>
/// The compiler's steps as the C# compiler may call them: whatever the source, a failure becomes a problem of the one
/// class it happened on, and the others still compile.
/// </summary>
internal static class Guarded
{
    public static ParsedNetwork Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) => Run(
        type.Name,
        () => NetworkParser.Parse(type, compilation, cancellationToken),
        static failure => new ParsedNetwork(null, EquatableArray.Create(failure)));

    /// <summary>What a part of a class declares; none where the attribute that makes it a network is on another part.</summary>
    public static ParsedNetwork Parse(ClassDeclarationSyntax part, Compilation compilation, CancellationToken cancellationToken) => Run(
        part.Identifier.ValueText,
        () => compilation.GetSemanticModel(part.SyntaxTree).GetDeclaredSymbol(part, cancellationToken) is { } type
            && WrittenAttribute.Of(type, cancellationToken).FirstOrDefault(static attribute => attribute.DeclaresNetwork) is { } network
            && network.Declaration.SyntaxTree == part.SyntaxTree
            && network.Declaration.Span == part.Span
                ? NetworkParser.Parse(type, compilation, cancellationToken)
                : ParsedNetwork.None,
        static failure => new ParsedNetwork(null, EquatableArray.Create(failure)));

    /// <summary>A class with [CsvData].</summary>
    public static ParsedData ParseData(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) => Run(
        type.Name,
        () => CsvDataParser.Parse(type, compilation, cancellationToken),
        static failure => new ParsedData(null, null, EquatableArray.Create(failure)));

    /// <summary>What the file of a class with [CsvData] holds.</summary>
    /// <param name="parsed">The class.</param>
    /// <param name="paths">The paths of all of the project's AdditionalFiles.</param>
    /// <param name="files">Those that may be meant.</param>
    /// <param name="projectFolder">The project's folder; empty where it isn't known.</param>
    public static ParsedData ReadData(ParsedData parsed, ImmutableArray<string> paths, ImmutableArray<DataFile> files, string projectFolder) => parsed.Spec is not { } spec ? parsed : Run(
        spec.ClassName,
        () =>
        {
            var problems = new List<Problem>();
            return DataFiles.Find(spec, paths, problems) is { } path
                ? DataReader.Read(spec, files.First(file => file.Path == path), projectFolder)
                : new ParsedData(spec, null, problems.ToEquatableArray());
        },
        failure => new ParsedData(spec, null, EquatableArray.Create(failure)));

    public static GeneratedSource Write(CsvDataSpec spec, DataTable table)
    {
        NetworkName name = NetworkName.Of(spec);
        return Run(
            spec.ClassName,
            () => new GeneratedSource(name, DataEmitter.Write(spec, table), null),
            failure => new GeneratedSource(name, null, failure));
    }

    public static ParsedFunction Parse(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken) => Run(
        method.Name,
        () => FunctionParser.Parse(method, compilation, cancellationToken),
        failure => new ParsedFunction(null, [new FunctionProblem(method.Locations[0], failure.Id, [.. failure.Arguments])]));

    public static EquatableArray<Problem> Check(NetworkSpec spec, GpuSupport gpu) => Run(
        spec.ClassName,
        () => CompilerPipeline.Check(spec, gpu),
        static failure => EquatableArray.Create(failure));

    public static GeneratedSource Compile(NetworkSpec spec, GpuSupport gpu)
    {
        NetworkName name = NetworkName.Of(spec);
        return Run(
            spec.ClassName,
            () => new GeneratedSource(name, CompilerPipeline.Compile(spec, gpu), null),
            failure => new GeneratedSource(name, null, failure));
    }

    /// <summary>What an analyzer finds, all of it; a failure is DLG9001 at the place of what it looked at.</summary>
    public static IReadOnlyList<Diagnostic> Diagnose(string name, Location place, Func<IEnumerable<Diagnostic>> find) => Run<IReadOnlyList<Diagnostic>>(
        name,
        () => [.. find()],
        failure => [Descriptors.Create(failure, place)]);

    public static T Run<T>(string className, Func<T> step, Func<Problem, T> recover)
    {
        try
        {
            return step();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            string message = exception.Message.Replace("\r", "").Replace('\n', ' ');
            return recover(Problem.At(ClassRules.ClassName, DiagnosticIds.Internal, className, exception.GetType().Name, message));
        }
    }
}
