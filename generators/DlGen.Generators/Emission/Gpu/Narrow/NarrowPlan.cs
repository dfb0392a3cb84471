using DlGen.Generators.Lowering;

namespace DlGen.Generators.Emission.Gpu.Narrow;

/// <summary>What a group of threads does with a slice of the batch, and where the slice's values lie in its shared memory.</summary>
/// <param name="Calls">The kernel calls, in order.</param>
/// <param name="Values">The values' buffers, in units of four scalars a row; the inputs are the first.</param>
/// <param name="Rows">Rows of a slice.</param>
internal sealed record NarrowPlan(IReadOnlyList<KernelCall> Calls, IReadOnlyList<PlannedBuffer> Values, int Rows)
{
    /// <summary>Shared memory that the values take, in units of four scalars.</summary>
    public int Length => Rows * NarrowPlanning.UnitsOfRow(Values);
}
