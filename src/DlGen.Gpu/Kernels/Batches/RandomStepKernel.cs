using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// The steps' random numbers: the device counts its steps itself, so that the host need not say which it is and a step's launches
/// are the same every time.
/// </summary>
internal static class RandomStepKernel
{
    /// <summary>Sets the key that masks are drawn with to that of the next step, and counts it.</summary>
    /// <param name="key">The key; one element.</param>
    /// <param name="next">The next step's number; one element.</param>
    /// <param name="seed">The network's seed.</param>
    public static void Begin(ArrayView<ulong> key, ArrayView<long> next, int seed)
    {
        if (Grid.IdxX == 0 && Group.IdxX == 0)
        {
            key[0] = CounterHash.StepKey(seed, next[0]);
            next[0]++;
        }
    }
}
