using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Tables of rows that tokens name. Tokens are whole numbers in the place of scalars, which the host has checked.</summary>
internal static class EmbeddingKernels
{
    /// <summary>e = E[x]: for each token its row of the table, which goes to the epilogue. A thread for four scalars.</summary>
    public static void Embed<TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix table, int rows, int perExample, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        (int row, int column) = CopyKernels.Place(TShape.Outputs);
        if (row < rows)
        {
            int token = (int)x[row / perExample, row % perExample];
            epilogue.Apply(row, column, table.Load(token, column));
        }
    }

    /// <summary>
    /// dE = Σ over the batch of de, each at its token's row, with the step. A thread has four scalars of a row of the table and looks for
    /// its token in the whole batch, so that the sum runs in the order of the batch and nobody has to add for another.
    /// </summary>
    public static void Sum<TShape, TStep>(DeviceMatrix x, DeviceMatrix de, int rows, int perExample, int place, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        int index = (Grid.IdxX * CopyKernels.Threads) + Group.IdxX;
        int quads = RowPadding.Quads(TShape.Outputs);
        int token = index / quads;
        int column = index % quads * Float4.Count;
        if (token < TShape.Inputs)
        {
            Float4 sum = 0f;
            for (int row = 0; row < rows; row++)
            {
                if ((int)x[row / perExample, row % perExample] == token)
                {
                    sum += de.Load(row, column);
                }
            }

            step.Apply(place + index, Float4.First(sum, TShape.Outputs - column));
        }
    }
}
