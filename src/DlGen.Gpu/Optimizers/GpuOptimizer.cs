using DlGen.Gpu.Kernels;
using DlGen.Gpu.Training;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>An optimizer at work on a device: its moments lie beside the parameters, its step is the epilogue of their gradients.</summary>
internal abstract class GpuOptimizer
{
    /// <summary>Readies the device for the steps of an epoch.</summary>
    public virtual void BeginEpoch()
    {
    }

    /// <summary>The whole step of a narrow network, unless a loss wasn't finite; false where there is no such thing.</summary>
    public abstract bool TryStep(GpuProgram program, int batch, ArrayView<int> failed);

    /// <summary>The backward pass with the optimizer's step, unless a loss wasn't finite.</summary>
    public abstract void Backward(GpuProgram program, int batch, ArrayView<int> failed);

    /// <summary>Starts an optimizer: its moments begin at zero.</summary>
    /// <exception cref="GpuException">The device has no room for them.</exception>
    public static GpuOptimizer Create(Optimizer optimizer, GpuProgram program, StepCount steps) => optimizer switch
    {
        Sgd { Momentum: 0f } sgd => new GpuSgd(sgd, program),
        Sgd sgd => new GpuMomentum(sgd, program),
        Adam adam => new GpuAdam(program, steps, adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay, decoupled: false),
        AdamW adam => new GpuAdam(program, steps, adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay, decoupled: true),
        RmsProp rmsProp => new GpuRmsProp(rmsProp, program),
        Adagrad adagrad => new GpuAdagrad(adagrad, program),
        _ => throw new NotSupportedException($"{optimizer.GetType().Name} has no step for GPUs."),
    };

    /// <summary>Zeroed memory, as much as the parameters take.</summary>
    protected static ArrayView<Float4> Moments(GpuProgram program) =>
        program.Memory.Allocate<Float4>(program.ParameterView.Length, "the optimizer's moments").View;
}

/// <summary>An optimizer whose step is the type <typeparamref name="TStep"/>, so that kernels are compiled for it.</summary>
/// <typeparam name="TStep">The step.</typeparam>
internal abstract class GpuOptimizer<TStep> : GpuOptimizer
    where TStep : struct, IDeviceStep
{
    public sealed override void Backward(GpuProgram program, int batch, ArrayView<int> failed) =>
        program.Backward(batch, new GuardedStep<TStep>(failed, Step));

    public sealed override bool TryStep(GpuProgram program, int batch, ArrayView<int> failed) =>
        program.TryStep(batch, new GuardedStep<TStep>(failed, Step));

    /// <summary>The step, the same every time: what changes from step to step lies on the device.</summary>
    protected abstract TStep Step { get; }
}
