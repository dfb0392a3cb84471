using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>Runs a block of examples, on the calling thread, through the forward pass that keeps the value after every layer.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class InspectionJob<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Arena<T> inputs;
    private readonly Inspection<T> inspection;
    private readonly IReadOnlyList<LayerOutput> layers;

    public InspectionJob(NetworkRuntime<T> network)
    {
        const int capacity = InferenceBuffers<T>.Capacity;
        inputs = new Arena<T>(network.InputLength(capacity));
        Inputs = network.InputRows(inputs, capacity);
        layers = network.Model.LayerOutputs;
        inspection = network.Model.CreateInspection!(network.ParameterArena, capacity);
    }

    /// <summary>The block's inputs.</summary>
    public ExampleRows<T> Inputs { get; }

    /// <summary>Computes the values of the block's first examples.</summary>
    public void Run(int examples)
    {
        var body = new Body(inspection, Inputs.Matrix, examples);
        Simd.Dispatch<T, Body>(ref body);
        GC.KeepAlive(inputs);
    }

    /// <summary>Copies the value of one example after a layer.</summary>
    public void Get(int layer, int example, Span<T> values)
    {
        LayerOutput output = layers[layer];
        new ExampleRows<T>(inspection.Value(layer, Inputs.Matrix), output.Rows, output.Width).Get(example, values);
        GC.KeepAlive(inputs);
    }

    private readonly struct Body(Inspection<T> inspection, Matrix<T> inputs, int examples) : ISimdJob<T>
    {
        public void Run<TVector>()
            where TVector : struct, IVector<TVector, T> => inspection.Forward<TVector>(inputs, examples, Worker.Alone);
    }
}
