using DlGen.Generators.Parsing;
using DlGen.Generators.Surface;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>What is known of a class with [CsvData], by the constants of its generated half.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="FeatureCount">Numbers that a row becomes.</param>
/// <param name="ClassCount">Classes; null where values are predicted.</param>
/// <param name="TargetCount">Values that are predicted; null where there are classes.</param>
internal sealed record DataClass(string Name, int FeatureCount, int? ClassCount, int? TargetCount)
{
    /// <summary>The facts of a type; null where it has no data, or they couldn't be read.</summary>
    public static DataClass? Of(INamedTypeSymbol? type) =>
        type is not null && DlGenAttributes.IsData(type) && Number(type, DataMembers.FeatureCount) is { } features
            ? new DataClass(type.Name, features, Number(type, DataMembers.ClassCount), Number(type, DataMembers.TargetCount))
            : null;

    private static int? Number(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault() is { HasConstantValue: true, ConstantValue: int number } ? number : null;
}
