using DlGen.Gpu.Kernels;
using DlGen.Runtime;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

/// <content>The heads: what each of the network's outputs is compared with, and what its loss says of it. Most networks have one.</content>
public abstract partial class GpuProgram
{
    private readonly List<ProgramHead> heads = [];
    private RowResults losses;
    private ArrayView<LossShare> shares;

    /// <summary>How a training's batches are mixed; null where they aren't.</summary>
    internal BatchMixture? Mixture { get; set; }

    /// <summary>The heads, in their order.</summary>
    internal IReadOnlyList<ProgramHead> Heads => heads;

    /// <summary>Takes what training needs to add up the losses of several heads; one head's are a plain sum.</summary>
    /// <param name="models">The heads.</param>
    /// <param name="steps">In how many steps they have shares of their own; 1 where all steps have the same.</param>
    /// <param name="ofStep">What a head's share is multiplied by in a step.</param>
    /// <exception cref="GpuException">The device has not so much memory.</exception>
    internal void ShareLosses(IReadOnlyList<HeadModel> models, int steps, Func<int, int, double> ofStep)
    {
        if (models.Count == 1)
        {
            return;
        }

        var all = new LossShare[checked(steps * models.Count)];
        for (int step = 0; step < steps; step++)
        {
            bool isClassified = false;
            for (int head = 0; head < models.Count; head++)
            {
                bool counts = models[head].Classes > 0 && !isClassified;
                isClassified |= counts;
                double factor = models[head].Weight / models[head].RowsInMean * ofStep(head, step);
                all[(step * models.Count) + head] = new LossShare(heads[head].First, models[head].Rows, (float)factor, counts);
            }
        }

        if (shares.Length != all.Length)
        {
            shares = memory.Allocate<LossShare>(all.Length, "the losses").View;
        }

        shares.CopyFromCPU(all);
    }

    /// <summary>
    /// Adds up the rows of the last loss: of one head as they are; of several each head's by its weight over the rows of an
    /// example, and the hits of the first that tells classes apart.
    /// </summary>
    internal void SumLosses(int batch, StepResults results)
    {
        if (heads.Count == 1)
        {
            SumLosses(0, batch, results);
        }
        else
        {
            launcher.SumLosses(losses, shares, heads.Count, batch, results);
        }
    }

    /// <summary>Adds up the rows of the last loss at one head, as they are.</summary>
    internal void SumLosses(int head, int batch, StepResults results) =>
        launcher.SumLosses(heads[head].Losses, batch * heads[head].Rows, results);

    /// <summary>Which class each row of the outputs at a head stands for, after a <see cref="Forward"/> and before <see cref="ComputeLoss"/>.</summary>
    /// <param name="head">The head's number.</param>
    /// <param name="classes">Where the classes go: one for each row of the batch's outputs.</param>
    /// <param name="columns">The length of a row of outputs.</param>
    internal void Classify(int head, ArrayView<int> classes, int columns) => launcher.Classify(Outputs(head), classes, columns);

    /// <summary>The targets of a batch at the next head: a class for each example, or for each of an example's rows of outputs.</summary>
    protected DeviceTargets Classes(int rows = 1) => AddHead(rows, new DeviceTargets(Allocate<int>((long)Capacity * rows, "a batch's labels"), default));

    /// <summary>The targets of a batch at the next head: values, as rows of a length.</summary>
    protected DeviceTargets Values(int rows, int columns) => AddHead(
        rows,
        new DeviceTargets(default, new DeviceMatrix(Allocate<Float4>((long)Capacity * rows * RowPadding.Quads(columns), "a batch's targets"), columns)));

    /// <summary>The cross-entropy of each row at a head, and its gradient for the epilogue.</summary>
    protected void CrossEntropy<TLoss, TEpilogue>(DeviceMatrix z, DeviceTargets y, int rows, TEpilogue epilogue, int head = 0)
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        ProgramHead own = heads[head];
        if (Mixture is { } mixture)
        {
            launcher.MixedCrossEntropy<TLoss, TEpilogue>(z, y, mixture.OfRows(own.Rows), own.ExampleWeights, own.Losses, rows, epilogue);
        }
        else
        {
            launcher.CrossEntropy<TLoss, TEpilogue>(z, y, own.ExampleWeights, own.Losses, rows, epilogue);
        }
    }

    /// <summary>A loss that compares output by output, of each row at a head, and its gradient for the epilogue.</summary>
    protected void ElementwiseLoss<TLoss, TEpilogue>(DeviceMatrix z, DeviceTargets y, int rows, TEpilogue epilogue, int head = 0)
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        ProgramHead own = heads[head];
        if (Mixture is { } mixture)
        {
            launcher.MixedElementwiseLoss<TLoss, TEpilogue>(z, y, mixture.OfRows(own.Rows), own.ExampleWeights, own.Losses, rows, epilogue);
        }
        else
        {
            launcher.ElementwiseLoss<TLoss, TEpilogue>(z, y, own.ExampleWeights, own.Losses, rows, epilogue);
        }
    }

    /// <summary>Gives a head its part of the losses, which lie head behind head, each with room for the largest batch.</summary>
    private DeviceTargets AddHead(int rows, DeviceTargets targets)
    {
        if (losses.Length == 0)
        {
            losses = AllocateLosses(rows);
        }

        int first = checked(heads.Sum(static head => head.Rows) * Capacity);
        heads.Add(new ProgramHead(targets, losses.Part(first, checked(rows * Capacity)), first, rows));
        return targets;
    }

    private RowResults AllocateLosses(int rows) =>
        new(Allocate<float>((long)Capacity * rows, "the losses"), Allocate<int>((long)Capacity * rows, "the losses"));
}
