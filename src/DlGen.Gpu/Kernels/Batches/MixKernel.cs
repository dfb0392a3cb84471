namespace DlGen.Gpu.Kernels;

/// <summary>Mixes the inputs of a batch.</summary>
internal static class MixKernel
{
    /// <summary>x ← λ·x + (1 − λ)·x′ for each row of inputs and its partner. A thread has four scalars; the partner's are read where the batch comes from.</summary>
    /// <param name="source">Where the batch comes from.</param>
    /// <param name="mixture">How the rows of inputs are mixed.</param>
    /// <param name="x">The batch's inputs.</param>
    /// <param name="batch">Examples.</param>
    public static void Run(BatchSource source, BatchMixture mixture, DeviceMatrix x, int batch)
    {
        (int row, int column) = CopyKernels.Place(source.InputColumns);
        if (row < batch * source.InputRows)
        {
            float share = mixture.Share;
            x.Store(row, column, (x.Load(row, column) * share) + (source.Input(mixture.Partner(row), column) * (1f - share)));
        }
    }
}
