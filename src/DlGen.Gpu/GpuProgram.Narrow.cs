using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu;

/// <content>The steps and predictions of narrow networks, whose launches are one or two.</content>
public abstract partial class GpuProgram
{
    private ArrayView<Float4> groupGradients;
    private RowResults groupLosses;
    private bool asked;

    /// <summary>Where a training's batches come from.</summary>
    internal BatchSource Source { get; set; }

    /// <summary>Where a training's losses go.</summary>
    internal StepResults Results { get; set; }

    /// <summary>
    /// A training step, from the examples to the parameters, in as many launches as it takes a narrow network. The gradients
    /// are handed to <paramref name="step"/> and to nobody else.
    /// </summary>
    /// <returns>
    /// False where nothing was launched, for the network isn't narrow, or the device has too little memory of either kind:
    /// then the step is that of <see cref="Forward"/>, <see cref="ComputeLoss"/> and <see cref="Backward"/>.
    /// </returns>
    public virtual bool TryStep<TStep>(int batch, TStep step)
        where TStep : struct, IDeviceStep => false;

    /// <summary>A batch's predictions in one launch. Leaves out <see cref="Outputs"/>.</summary>
    /// <returns>False where nothing was launched; then <see cref="Forward"/> and <see cref="Predict"/> do it.</returns>
    public virtual bool TryPredict(int batch) => false;

    /// <summary>The step of a narrow network.</summary>
    /// <param name="batch">Examples.</param>
    /// <param name="rows">Rows an example.</param>
    /// <param name="step">The optimizer's step.</param>
    protected bool NarrowStep<TNetwork, TStep>(int batch, int rows, TStep step)
        where TNetwork : struct, INarrowNetwork
        where TStep : struct, IDeviceStep
    {
        int length = parameters.View.IntLength;
        if (!launcher.Fits<TNetwork>() || !HasGroupGradients(NarrowGrid.MostGroups(Capacity * rows, TNetwork.Rows, length, launcher.MostGroups)))
        {
            return false;
        }

        NarrowGrid grid = NarrowGrid.For(batch * rows, TNetwork.Rows, length, launcher.MostGroups);
        launcher.NarrowStep<TNetwork, TStep>(Source, heads[0].ExampleWeights, parameters.View, groupGradients, groupLosses, grid, Results, step);
        if (grid.Groups > 1)
        {
            launcher.GroupSums(groupGradients, groupLosses, grid.Groups, length, Results, step);
        }

        return true;
    }

    /// <summary>The predictions of a narrow network.</summary>
    protected bool NarrowPredict<TNetwork>(int rows)
        where TNetwork : struct, INarrowNetwork
    {
        if (!launcher.Fits<TNetwork>())
        {
            return false;
        }

        launcher.NarrowPredict<TNetwork>(InputMatrix, parameters.View, Predictions(head: 0), rows);
        return true;
    }

    /// <summary>Whether there is memory for the groups' gradients; asks for it once.</summary>
    private bool HasGroupGradients(int groups)
    {
        if (!asked)
        {
            asked = true;
            if (memory.TryAllocate<Float4>((long)groups * parameters.Length) is { } gradients
                && memory.TryAllocate<float>(groups) is { } losses
                && memory.TryAllocate<int>(groups) is { } hits)
            {
                groupGradients = gradients.View;
                groupLosses = new RowResults(losses.View, hits.View);
            }
        }

        return groupGradients.IsValid;
    }
}
