using DlGen.Runtime;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>What an evaluation on a device finds of one head: a sum of losses for each block, and a class for each example.</summary>
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
        actual = model.Classes > 0 ? [.. Enumerable.Range(0, count).Select(row => Target(targets, row))] : [];
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
            program.Classify(head, classes.SubView(first, batch), model.Size);
        }
    }

    /// <summary>Launches what adds up the losses of a block.</summary>
    public void SumLosses(int batch) => program.SumLosses(head, batch, losses.Results);

    /// <summary>The results of all blocks; waits for the device.</summary>
    public Evaluation Read(int blocks)
    {
        losses.Read(blocks);
        int counted = count - actual.Count(static label => label < 0);
        return new Evaluation(model, counted, losses.Sum / counted, CountClasses());
    }

    private ConfusionMatrix? CountClasses()
    {
        if (predicted.Length == 0)
        {
            return null;
        }

        classes.CopyToCPU(predicted.AsSpan());
        var confusion = new ConfusionMatrix(model.Classes);
        for (int row = 0; row < predicted.Length; row++)
        {
            if (actual[row] >= 0)
            {
                confusion.Add(actual[row], predicted[row]);
            }
        }

        return confusion;
    }

    private int Target(Dataset targets, int row)
    {
        if (model.Targets == TargetKind.Classes)
        {
            return targets.GetLabel(row) == model.IgnoreIndex ? -1 : targets.GetLabel(row);
        }

        float probability = 0f;
        targets.GatherTarget(targets.Row(row), 0, new Span<float>(ref probability));
        return probability > 0.5f ? 1 : 0;
    }
}
