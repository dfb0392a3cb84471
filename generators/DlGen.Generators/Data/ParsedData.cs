using DlGen.Generators.Model;

namespace DlGen.Generators.Data;

/// <summary>A class with [CsvData] and what its file holds.</summary>
/// <param name="Spec">The declaration; null when it is wrong, or the class has none.</param>
/// <param name="Table">What the file holds; null when it can't be read.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record ParsedData(CsvDataSpec? Spec, DataTable? Table, EquatableArray<Problem> Problems)
{
    /// <summary>Of a class without data, or one that the C# compiler refuses.</summary>
    public static ParsedData None { get; } = new(null, null, EquatableArray<Problem>.Empty);
}
