using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Code that measures time or memory: it trains for the figures, and what was learned is nothing to it.</summary>
internal static class Measurement
{
    private static readonly string[] Clocks = ["Stopwatch", "GC", "TimeProvider"];

    public static bool Is(ProgramBody body) => body.Operations.Any(static operation => operation switch
    {
        IInvocationOperation call => IsClock(call.TargetMethod.ContainingType),
        IPropertyReferenceOperation property => IsClock(property.Property.ContainingType),
        IObjectCreationOperation creation => IsClock(creation.Type),
        _ => false,
    });

    private static bool IsClock(ITypeSymbol? type) => type is not null && type.ContainingNamespace?.Name is "System" or "Diagnostics" && Array.IndexOf(Clocks, type.Name) >= 0;
}
