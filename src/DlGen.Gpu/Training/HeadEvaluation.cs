using DlGen.Runtime;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>What an evaluation on a device finds of one head: a sum of losses for each block, and a class for each example, or for each of its positions.</summary>
internal sealed class HeadEvaluation
{
    private readonly GpuProgram program;
    private readonly HeadModel model;
    private readonly int head;
    private readonly int count;
    private readonly StepLosses losses;
    private readonly ArrayView<int> classes;
    private readonly int[] predicted;
    private readonly int[] actual;

    /// <param name="program">The network's formulas of inference, in whose memory the results lie.</param>
    /// <param name="heads">The network's heads.</param>
    /// <param name="head">Which of them it is.</param>
    /// <param name="data">Data that fit the network.</param>
    /// <param name="blocks">Blocks that they are.</param>
    public HeadEvaluation(GpuProgram program, IReadOnlyList<HeadModel> heads, int head, Dataset data, int blocks)
    {
        this.program = program;
        this.head = head;
        model = heads[head];
        count = data.Count;
        losses = new StepLosses(program.Memory, blocks, 1.0 / model.RowsInMean);
        Dataset targets = data.SelectTarget(head);
        actual = model.Classes > 0 ? Actual(targets) : [];
        predicted = new int[actual.Length];
        classes = program.Memory.Allocate<int>(predicted.Length, "the examples' classes").View;
    }

    /// <summary>How many blocks were evaluated; one element, on the device.</summary>
    public ArrayView<int> BlocksMade => losses.Made;

    /// <summary>Begins anew.</summary>
    public void Clear() => losses.Clear();

    /// <summary>Launches what notes the classes of a block, where outputs stand for any.</summary>
    public void Classify(int first, int batch)
    {
        if (predicted.Length > 0)
        {
            program.Classify(head, classes.SubView(first * model.Positions, batch * model.Positions), model.Width);
        }
    }

    /// <summary>Launches what adds up the losses of a block.</summary>
    public void SumLosses(int batch) => program.SumLosses(head, batch, losses.Results);

    /// <summary>The results of all blocks; waits for the device.</summary>
    public Evaluation Read(int blocks)
    {
        losses.Read(blocks);
        if (predicted.Length > 0)
        {
            classes.CopyToCPU(predicted.AsSpan());
        }

        return Evaluation.Of(model, count, losses.Sum, actual, predicted);
    }

    /// <summary>The class that each target names; −1 for what the loss leaves out.</summary>
    private int[] Actual(Dataset targets)
    {
        var labels = new int[count * model.Positions];
        for (int row = 0; row < count; row++)
        {
            if (model.Targets == TargetKind.Classes)
            {
                targets.GetLabels(row).Replace(labels.AsSpan(row * model.Positions), model.IgnoreIndex, -1);
                continue;
            }

            float probability = 0f;
            targets.GatherTarget(targets.Row(row), 0, new Span<float>(ref probability));
            labels[row] = probability > 0.5f ? 1 : 0;
        }

        return labels;
    }
}
