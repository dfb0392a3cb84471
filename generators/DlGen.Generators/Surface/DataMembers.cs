using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Surface;

/// <summary>The names that the generated half of a class of data takes.</summary>
internal static class DataMembers
{
    public const string FeatureCount = "FeatureCount";
    public const string FeatureNames = "FeatureNames";
    public const string ClassCount = "ClassCount";
    public const string ClassNames = "ClassNames";
    public const string TargetCount = "TargetCount";
    public const string TargetNames = "TargetNames";
    public const string Load = "Load";
    public const string Row = "Row";
    public const string ToInput = "ToInput";
    public const string CopyTo = "CopyTo";
    public const string Layout = "Layout";

    /// <summary>The names of the class's members.</summary>
    public static readonly string[] All = [FeatureCount, FeatureNames, ClassCount, ClassNames, TargetCount, TargetNames, Load, Row, Layout];

    /// <summary>The names that a property of a row can't have.</summary>
    public static readonly string[] OfRow =
    [
        Row, FeatureCount, Layout, ToInput, CopyTo, "Equals", "GetHashCode", "ToString", "GetType", "Deconstruct", "PrintMembers", "MemberwiseClone", "ReferenceEquals", "Finalize", "Clone", "EqualityContract",
    ];

    /// <summary>Whether it is a constant of data, which declarations may name although it is generated.</summary>
    public static bool IsCount(ISymbol symbol) =>
        symbol is IFieldSymbol { IsConst: true, Name: FeatureCount or ClassCount or TargetCount, ContainingType: { } owner } && DlGenAttributes.IsData(owner);
}
