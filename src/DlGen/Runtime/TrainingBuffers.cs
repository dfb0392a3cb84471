using System.Numerics;
using DlGen.Kernels;

namespace DlGen;

/// <summary>What a training step works on: a batch's inputs and targets, and the computation with all its values.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class TrainingBuffers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Grain = 16;
    private readonly Arena<T> inputs;
    private readonly NetworkRuntime<T> network;

    public TrainingBuffers(NetworkRuntime<T> network, int examples)
    {
        this.network = network;
        Capacity = checked(examples + Grain - 1) / Grain * Grain;
        inputs = network.CreateInputs(Capacity);
        Inputs = network.InputRows(inputs, Capacity);
        Targets = new TargetBuffers<T>(network, Capacity);
        Computation = network.Model.CreateComputation(network.ParameterArena, Capacity, true);
    }

    /// <summary>The most examples a batch may have.</summary>
    public int Capacity { get; }

    public Computation<T> Computation { get; }

    public ExampleRows<T> Inputs { get; }

    public TargetBuffers<T> Targets { get; }

    /// <summary>Fetches the inputs and targets of one worker's share of a batch.</summary>
    public void Gather(Dataset data, ReadOnlySpan<int> rows, Worker worker)
    {
        (int first, int last) = worker.Share(rows.Length);
        data.GatherInputs(rows, Inputs, first, last);
        Targets.Gather(data, rows, first, last);
    }

    /// <summary>The sum of the losses of a batch, in index order, so that it doesn't depend on who adds them up.</summary>
    public double SumLosses(int batch)
    {
        Row<T> losses = Computation.Losses;
        int rowsPerExample = network.Model.OutputRows;
        double sum = 0;
        for (int row = 0; row < batch * rowsPerExample; row++)
        {
            sum += double.CreateTruncating(losses[row]);
        }

        return sum / rowsPerExample;
    }
}
