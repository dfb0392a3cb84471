using System.Numerics;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>
/// Looks in each step at the inputs, at the values that the forward pass has left in memory, and at the parameters and their gradients. Gradients of values are looked
/// at only where those aren't finite, by <see cref="Divergence"/>: whatever isn't finite there isn't in a parameter's gradient either.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class StepChecks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkRuntime<T> network;
    private readonly TrainingChecks options;
    private readonly GradientSquares<T> squares;
    private readonly double[] lengths;
    private TrainingBuffers<T>? buffers;
    private ValueCheck<T>[] values = [];
    private int panels;
    private int steps;
    private int passes;
    private volatile bool failed;

    public StepChecks(NetworkRuntime<T> network, TrainingChecks options)
    {
        this.network = network;
        this.options = options;
        squares = new GradientSquares<T>(network);
        lengths = new double[network.Model.Layers.Count];
    }

    /// <summary>Whether a value of the step isn't finite. Threads ask after they have met.</summary>
    public bool Failed => failed;

    /// <summary>How many forward passes were looked at in all.</summary>
    public long Passes { get; private set; }

    /// <summary>Begins a step; called by one thread before the team starts.</summary>
    public void Begin(TrainingBuffers<T> of, int batch)
    {
        failed = false;
        Bind(of);
        foreach (ValueCheck<T> value in values)
        {
            value.Add(batch);
        }

        passes++;
        Passes++;
    }

    /// <summary>
    /// Looks at a worker's share of inputs and values of the forward pass, and of the parameters, for a relu hides what an infinite weight does. Between two
    /// meetings of the threads.
    /// </summary>
    public void LookAtValues(int batch, Worker worker)
    {
        Span<T> parameters = network.ParameterArena.Span;
        (int first, int last) = worker.Share(parameters.Length);
        if (!Finite.All<T>(parameters[first..last]))
        {
            failed = true;
        }

        (first, last) = worker.Share(panels);
        int start = 0;
        foreach (ValueCheck<T> value in values)
        {
            for (int panel = Math.Max(first - start, 0); panel < Math.Min(last - start, value.PanelCount); panel++)
            {
                // Not an or of both: another thread may have set it in between.
                if (!value.Look(panel, batch))
                {
                    failed = true;
                }
            }

            start += value.PanelCount;
        }
    }

    /// <summary>Looks at a worker's share of the gradients, between two meetings of the threads.</summary>
    public void LookAtGradients(Arena<T> gradients, Worker worker)
    {
        if (!squares.Add(gradients, worker))
        {
            failed = true;
        }
    }

    /// <summary>Ends a step; called by one thread after the team has finished.</summary>
    public void End()
    {
        if (!failed)
        {
            squares.AddLengths(lengths);
            steps++;
        }
    }

    /// <summary>What the steps since the last call have shown.</summary>
    public CheckReport Report()
    {
        var layers = new List<LayerCheck>();
        foreach (string layer in network.Model.LayerOutputs.Select(static layer => layer.Name).Prepend(LayerCheck.Inputs))
        {
            LayerCheck check = OfLayer(layer);
            if (check.HasFigures)
            {
                layers.Add(check);
            }
        }

        CheckReport report = new(layers, CheckFindings.Of(layers, options), passes);
        foreach (ValueCheck<T> value in values)
        {
            value.Clear();
        }

        Array.Clear(lengths);
        (steps, passes) = (0, 0);
        return report;
    }

    private LayerCheck OfLayer(string name)
    {
        ValueCheck<T>[] own = [.. values.Where(value => value.Value.After == name)];
        int layer = steps == 0 ? -1 : LayerIndex(name);
        return new LayerCheck(name)
        {
            LargestValue = passes == 0 || own.Length == 0 ? null : own.Max(static value => value.Largest),
            DeadUnits = own.Select(static value => value.Dead).FirstOrDefault(static dead => dead is not null),
            SaturatedOutputs = own.Select(static value => value.Saturated).FirstOrDefault(static saturated => saturated is not null),
            GradientNorm = layer < 0 || !squares.Has(layer) ? null : lengths[layer] / steps,
        };
    }

    private int LayerIndex(string name)
    {
        for (int layer = 0; layer < lengths.Length; layer++)
        {
            if (network.Model.Layers[layer] == name)
            {
                return layer;
            }
        }

        return -1;
    }

    /// <summary>Takes the inputs and values of these buffers: a loop's are others once a batch is larger.</summary>
    private void Bind(TrainingBuffers<T> of)
    {
        if (ReferenceEquals(buffers, of))
        {
            return;
        }

        buffers = of;
        int rows = network.RowsPerInput;
        StoredValue<T>[] stored = [new(of.Inputs.Matrix, rows, network.InputSize / rows, LayerCheck.Inputs, ""), .. of.Computation.StoredValues()];
        if (values.Length == 0)
        {
            values = Array.ConvertAll(stored, static value => new ValueCheck<T>(value));
            panels = values.Sum(static value => value.PanelCount);
        }

        for (int index = 0; index < stored.Length; index++)
        {
            values[index].Value = stored[index];
        }
    }
}
