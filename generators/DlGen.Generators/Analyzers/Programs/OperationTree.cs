using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>What stands around an operation.</summary>
internal static class OperationTree
{
    /// <summary>What an operation is part of, from the inside out.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (IOperation? each = operation.Parent; each is not null; each = each.Parent)
        {
            yield return each;
        }
    }
}
