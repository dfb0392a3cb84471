using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>An optimizer at work on a device: its moments lie beside the parameters, its step is the epilogue of their gradients.</summary>
internal abstract class GpuOptimizer
{
    /// <summary>What it keeps of the gradients, laid out as the parameters are, each by the name that it has on the processor.</summary>
    public abstract IReadOnlyList<(string Name, ArrayView<Float4> Values)> Kept { get; }

    /// <summary>Goes on after so many updates; what it keeps is to be set as well.</summary>
    public abstract void Resume(long updates);

    /// <summary>The whole step of a narrow network, unless a loss wasn't finite; false where there is no such thing.</summary>
    public abstract bool TryStep(GpuProgram program, int batch, IncomingGradient? incoming, ArrayView<int> failed);

    /// <summary>The backward pass with the optimizer's step, unless a loss wasn't finite.</summary>
    public abstract void Backward(GpuProgram program, int batch, IncomingGradient? incoming, ArrayView<int> failed);

    /// <summary>The optimizer's step with stored gradients, unless a loss wasn't finite.</summary>
    /// <param name="program">The network's formulas.</param>
    /// <param name="gradients">The gradients, laid out as the parameters are.</param>
    /// <param name="places">How many places of them learn.</param>
    /// <param name="incoming">What is done with them first.</param>
    /// <param name="failed">Not zero once a loss wasn't finite.</param>
    public abstract void Apply(GpuProgram program, ArrayView<Float4> gradients, int places, IncomingGradient incoming, ArrayView<int> failed);

    /// <summary>
    /// Sets what an update multiplies with, in each group of parameters. It is computed in double precision, as on the processor, and updates are
    /// asked for in their order.
    /// </summary>
    /// <param name="numbers">A group's numbers after the other's.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="rate">The learning rate.</param>
    public abstract void NextUpdate(Span<UpdateNumbers> numbers, IReadOnlyList<ParameterGroup> groups, double rate);

    /// <summary>Starts an optimizer: its moments begin at zero.</summary>
    /// <exception cref="GpuException">The device has no room for them.</exception>
    public static GpuOptimizer Create(Optimizer optimizer, GpuProgram program, UpdateContext context) => optimizer switch
    {
        Sgd { Momentum: 0f } sgd => new GpuSgd(sgd, context),
        Sgd sgd => new GpuMomentum(sgd, program, context),
        Adam adam => new GpuAdam(adam, program, context, (adam.Beta1, adam.Beta2), adam.Epsilon, adam.AmsGrad, decoupled: false),
        AdamW adam => new GpuAdam(adam, program, context, (adam.Beta1, adam.Beta2), adam.Epsilon, adam.AmsGrad, decoupled: true),
        RmsProp rmsProp => new GpuRmsProp(rmsProp, program, context),
        Adagrad adagrad => new GpuAdagrad(adagrad, program, context),
        Lion lion => new GpuLion(lion, program, context),
        _ => throw new NotSupportedException($"{optimizer.GetType().Name} has no step for GPUs."),
    };

    /// <summary>A copy whose <see cref="NextUpdate"/> goes on from here on its own, with the same memory on the device.</summary>
    public GpuOptimizer Copy() => (GpuOptimizer)MemberwiseClone();

    /// <summary>Zeroed memory, as much as the parameters take.</summary>
    protected static ArrayView<Float4> Moments(GpuProgram program) =>
        program.Memory.Allocate<Float4>(program.ParameterView.Length, "the optimizer's moments").View;
}

/// <summary>An optimizer whose step is the type <typeparamref name="TStep"/>, so that kernels are compiled for it.</summary>
/// <typeparam name="TStep">The step.</typeparam>
internal abstract class GpuOptimizer<TStep>(Optimizer rule) : GpuOptimizer
    where TStep : struct, IDeviceStep
{
    private readonly double weightDecay = Optimizer.ToDouble(rule.WeightDecayOrZero);

    public override IReadOnlyList<(string Name, ArrayView<Float4> Values)> Kept => [];

    public sealed override void Backward(GpuProgram program, int batch, IncomingGradient? incoming, ArrayView<int> failed)
    {
        if (incoming is { } first)
        {
            program.Backward(batch, Guarded(first, failed));
        }
        else
        {
            program.Backward(batch, new GuardedStep<TStep>(failed, Step));
        }
    }

    public sealed override bool TryStep(GpuProgram program, int batch, IncomingGradient? incoming, ArrayView<int> failed) => incoming is { } first
        ? program.TryStep(batch, Guarded(first, failed))
        : program.TryStep(batch, new GuardedStep<TStep>(failed, Step));

    public sealed override void Apply(GpuProgram program, ArrayView<Float4> gradients, int places, IncomingGradient incoming, ArrayView<int> failed) =>
        program.StepStored(gradients, places, Guarded(incoming, failed));

    public sealed override void NextUpdate(Span<UpdateNumbers> numbers, IReadOnlyList<ParameterGroup> groups, double rate)
    {
        Updates++;
        BeginUpdate();
        for (int index = 0; index < numbers.Length; index++)
        {
            numbers[index] = Numbers(rate * groups[index].RateFactor, groups[index].Decays ? weightDecay : 0);
        }
    }

    public sealed override void Resume(long updates)
    {
        for (Updates = 0; Updates < updates; Updates++)
        {
            BeginUpdate();
        }
    }

    /// <summary>The updates asked for.</summary>
    protected long Updates { get; private set; }

    /// <summary>The step, the same every time: what changes from step to step lies on the device.</summary>
    protected abstract TStep Step { get; }

    /// <summary>Computes what is the same for all groups.</summary>
    protected virtual void BeginUpdate()
    {
    }

    /// <summary>A group's numbers for the update.</summary>
    /// <param name="rate">The group's learning rate.</param>
    /// <param name="decay">The group's weight decay.</param>
    protected virtual UpdateNumbers Numbers(double rate, double decay) => new() { Rate = (float)rate, WeightDecay = (float)decay, Shrink = 1f };

    private GuardedStep<IncomingStep<TStep>> Guarded(IncomingGradient incoming, ArrayView<int> failed) => new(failed, new IncomingStep<TStep>(incoming, Step));
}
