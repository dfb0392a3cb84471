using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>
/// Evaluations of one dataset on a device, a block of examples after the other: the host puts them all into the device's queue,
/// and what comes back is a sum of losses for each block and a class for each example. A block's losses are always added up in
/// the same order, and the blocks' in double precision.
/// </summary>
internal sealed class GpuEvaluation : IDisposable
{
    private readonly NetworkRuntime<float> network;
    private readonly GpuProgram program;
    private readonly BatchLoader batches;
    private readonly StepLosses losses;
    private readonly ArrayView<int> classes;
    private readonly int[] predicted;
    private readonly int[] actual;
    private readonly int count;

    /// <param name="program">The network's formulas of inference. It is given back with the evaluation.</param>
    /// <param name="network">The network.</param>
    /// <param name="data">Data that fit it.</param>
    /// <exception cref="GpuException">The device has not enough memory.</exception>
    public GpuEvaluation(GpuProgram program, NetworkRuntime<float> network, Dataset data)
    {
        this.program = program;
        this.network = network;
        count = data.Count;
        int[] order = [.. Enumerable.Range(0, count)];
        losses = new StepLosses(program.Memory, Padding.Pieces(count, program.Capacity), network.Model.Heads[0].Rows);
        actual = network.Model.Heads[0].Classes > 0 ? [.. order.Select(row => Target(network, data, row))] : [];
        predicted = new int[actual.Length];
        classes = program.Memory.Allocate<int>(predicted.Length, "the examples' classes").View;

        // Last, for it may take memory that the program doesn't give back.
        batches = new BatchLoader(network, program, data, order, program.Capacity, losses.Made);
        batches.BeginEpoch();
    }

    /// <summary>Examples that are computed together.</summary>
    internal int Block => program.Capacity;

    /// <summary>Whether all examples lie on the device.</summary>
    internal bool IsResident => batches.IsResident;

    /// <summary>Evaluates with parameters that lie on the device as the program's do.</summary>
    /// <exception cref="AcceleratorException">The device failed.</exception>
    public Evaluation Run(ArrayView<Float4> parameters)
    {
        program.ParameterView.CopyFrom(program.Device.Stream, parameters);
        return Evaluate();
    }

    /// <summary>Evaluates with the network's own parameters.</summary>
    /// <exception cref="GpuException">The device failed.</exception>
    public Evaluation Run()
    {
        try
        {
            new ParameterTransfer(network, program).Upload();
            return Evaluate();
        }
        catch (AcceleratorException exception)
        {
            throw new GpuException($"'{program.Device.Name}' failed: {exception.Message}", exception);
        }
    }

    public void Dispose()
    {
        batches.Dispose();
        program.Dispose();
    }

    private Evaluation Evaluate()
    {
        losses.Clear();
        int blocks = 0;
        for (int first = 0; first < count; first += program.Capacity)
        {
            Launch(first, Math.Min(program.Capacity, count - first));
            blocks++;
        }

        losses.Read(blocks);
        return new Evaluation(network.Model.Heads[0], count, losses.Sum / count, CountClasses());
    }

    private void Launch(int first, int batch)
    {
        batches.Prepare(first, batch);
        batches.Load(batch);
        program.Forward(batch);
        if (predicted.Length > 0)
        {
            // The loss may leave its gradient in the outputs' place.
            program.Classify(classes.SubView(first, batch), network.OutputSize);
        }

        program.ComputeLoss(batch);
        program.SumLosses(batch * network.Model.Heads[0].Rows, losses.Results);
    }

    private ConfusionMatrix? CountClasses()
    {
        if (predicted.Length == 0)
        {
            return null;
        }

        classes.CopyToCPU(predicted.AsSpan());
        var confusion = new ConfusionMatrix(network.Model.Heads[0].Classes);
        for (int row = 0; row < predicted.Length; row++)
        {
            confusion.Count(actual[row], predicted[row]);
        }

        return confusion;
    }

    private static int Target(NetworkRuntime<float> network, Dataset data, int row)
    {
        if (network.Model.Heads[0].Targets == TargetKind.Classes)
        {
            return data.Label(row);
        }

        float probability = 0f;
        data.GatherTarget(data.Row(row), 0, new Span<float>(ref probability));
        return probability > 0.5f ? 1 : 0;
    }
}
