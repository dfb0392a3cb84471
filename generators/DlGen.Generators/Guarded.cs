using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators;

/// <summary>
/// The compiler's steps as the C# compiler may call them: whatever the source, a failure becomes a problem of the one
/// class it happened on, and the others still compile.
/// </summary>
internal static class Guarded
{
    public static ParsedNetwork Parse(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        try
        {
            return NetworkParser.Parse(type, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ParsedNetwork(null, EquatableArray.Create(Failure(type.Name, exception)));
        }
    }

    public static EquatableArray<Problem> Check(NetworkSpec spec)
    {
        try
        {
            return CompilerPipeline.Check(spec);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return EquatableArray.Create(Failure(spec.ClassName, exception));
        }
    }

    public static GeneratedSource Compile(NetworkSpec spec)
    {
        try
        {
            return new GeneratedSource(NetworkName.Of(spec), CompilerPipeline.Compile(spec), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new GeneratedSource(NetworkName.Of(spec), null, Failure(spec.ClassName, exception));
        }
    }

    private static Problem Failure(string className, Exception exception) =>
        Problem.At(ClassRules.ClassName, DiagnosticIds.Internal, className, exception.GetType().Name, exception.Message.Replace("\r", "").Replace('\n', ' '));
}
