using System.Numerics;
using DlGen.Kernels;

namespace DlGen;

/// <summary>An optimizer at work on one network: the moments, and the step that kernels apply.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal abstract class OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected OptimizerState(float learningRate) => LearningRate = learningRate;

    public float LearningRate
    {
        get;
        set
        {
            field = value;
            Rate = Optimizer.ToDouble(value);
        }
    }

    /// <summary>What limits the weights after a step; null for nothing.</summary>
    public NormLimit<T>? Limit { get; set; }

    /// <summary>The learning rate in the precision that corrections to it are computed in.</summary>
    protected double Rate { get; private set; }

    /// <summary>Computes what the next step's update depends on; called by one thread before the team starts.</summary>
    public abstract void NextStep();

    /// <summary>The backward pass with the update fused into it: no gradient is stored.</summary>
    public abstract void Backward<TVector>(Computation<T> computation, Matrix<T> x, int batch, Worker worker)
        where TVector : struct, IVector<TVector, T>;

    /// <summary>The optimizer's update from stored gradients, for the parameters from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public abstract void Apply<TVector>(Arena<T> gradients, nint first, nint last)
        where TVector : struct, IVector<TVector, T>;
}

/// <summary>An optimizer's state whose step is the type <typeparamref name="TStep"/>, so that kernels are compiled for it.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <typeparam name="TStep">The update.</typeparam>
internal abstract class OptimizerState<T, TStep>(float learningRate) : OptimizerState<T>(learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TStep : struct, IStep<T>
{
    private TStep step;

    public sealed override void NextStep() => step = CreateStep();

    public sealed override void Backward<TVector>(Computation<T> computation, Matrix<T> x, int batch, Worker worker) =>
        computation.Backward<TVector, TStep>(x, batch, step, worker);

    public sealed override unsafe void Apply<TVector>(Arena<T> gradients, nint first, nint last)
    {
        TStep update = step;
        T* gradient = gradients.Origin;
        for (nint offset = first; offset < last; offset += TVector.Count)
        {
            update.Apply(offset, TVector.Load(gradient + offset));
        }
    }

    protected abstract TStep CreateStep();
}
