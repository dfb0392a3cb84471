using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>The types that a function's parts can have.</summary>
internal static class NumberTypes
{
    /// <summary>float or double.</summary>
    public static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    /// <summary>The precision in which C# computes with the type.</summary>
    public static ScalarType Precision(ITypeSymbol type) => type.SpecialType == SpecialType.System_Double ? ScalarType.Double : ScalarType.Float;

    /// <summary>int and its kin.</summary>
    public static bool IsWhole(ITypeSymbol? type) =>
        type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    /// <summary>bool.</summary>
    public static bool IsTruth(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean;
}
