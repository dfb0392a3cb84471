using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>What a prediction works on: the computation of the forward pass with its values, for a block of examples.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class InferenceBuffers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// How many examples there is room for: enough to make good use of the weights, which every block of examples reads anew. A block of
    /// predictions may have fewer: see <see cref="NetworkModel{T}.PredictionBlock"/>.
    /// </summary>
    public const int Capacity = 64;

    public InferenceBuffers(NetworkRuntime<T> network, InferencePool<T> pool)
    {
        Inputs = new InputCopies<T>(network, Capacity);
        Computation = network.Model.CreateComputation(network.ParameterArena, Capacity, false);
        Job = new PredictionJob<T>(network, this, pool);
    }

    public Computation<T> Computation { get; }

    /// <summary>The job of the thread that asked for a prediction; kept here so that it need not be allocated each time.</summary>
    public PredictionJob<T> Job { get; }

    public InputCopies<T> Inputs { get; }
}
