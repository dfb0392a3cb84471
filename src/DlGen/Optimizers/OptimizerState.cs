using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>An optimizer at work on one network: the moments, and the step that kernels apply.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal abstract class OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The learning rate of the next step, in the precision that corrections to it are computed in.</summary>
    public double Rate { get; set; }

    /// <summary>How many steps there were.</summary>
    public long Steps { get; private set; }

    /// <summary>What it keeps of the gradients, laid out as the parameters are, each by its name.</summary>
    public abstract IReadOnlyList<(string Name, Arena<T> Values)> Moments { get; }

    /// <summary>Computes what the next step's update depends on; called by one thread before the team starts.</summary>
    public void NextStep()
    {
        Steps++;
        ReadyStep();
    }

    /// <summary>Goes on after so many steps; the moments are to be set as well.</summary>
    public void Resume(long steps)
    {
        Steps = steps;
        ResumeAfter(steps);
    }

    /// <summary>The backward pass with the update fused into it: no gradient is stored.</summary>
    public abstract void Backward<TVector>(Computation<T> computation, Matrix<T> x, int batch, Worker worker)
        where TVector : struct, IVector<TVector, T>;

    /// <summary>The optimizer's update from stored gradients, for the parameters from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public abstract void Apply<TVector>(Arena<T> gradients, nint first, nint last)
        where TVector : struct, IVector<TVector, T>;

    protected abstract void ReadyStep();

    /// <summary>Sets what it keeps of the number of steps.</summary>
    protected virtual void ResumeAfter(long steps)
    {
    }
}

/// <summary>An optimizer's state whose step is the type <typeparamref name="TStep"/>, so that kernels are compiled for it.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <typeparam name="TStep">The update.</typeparam>
/// <typeparam name="TNumbers">What the update multiplies with, of each group of parameters.</typeparam>
internal abstract class OptimizerState<T, TStep, TNumbers>(StepPlaces<T> places, Optimizer rule, TNumbers numbers) : OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TStep : struct, IStep<T>
    where TNumbers : unmanaged
{
    private readonly double weightDecay = Optimizer.ToDouble(rule.WeightDecayOrZero);
    private TStep step;

    public override IReadOnlyList<(string Name, Arena<T> Values)> Moments => [];

    protected StepPlaces<T> Places => places;

    /// <summary>Whether weights decay in any group.</summary>
    protected bool Decays { get; } = rule.WeightDecayOrZero != 0f && places.Groups.AnyDecays;

    /// <summary>The numbers of each group.</summary>
    protected PinnedValue<TNumbers> Numbers { get; } = new(numbers, places.GroupCount);

    public sealed override void Backward<TVector>(Computation<T> computation, Matrix<T> x, int batch, Worker worker)
    {
        if (places.Incoming is null)
        {
            computation.Backward<TVector, TStep>(x, batch, step, worker);
        }
        else
        {
            computation.Backward<TVector, IncomingStep<T, TStep>>(x, batch, new(places.Context, step), worker);
        }
    }

    public sealed override void Apply<TVector>(Arena<T> gradients, nint first, nint last)
    {
        if (places.Incoming is null)
        {
            Apply<TVector, TStep>(gradients, first, last, step);
        }
        else
        {
            Apply<TVector, IncomingStep<T, TStep>>(gradients, first, last, new(places.Context, step));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Apply<TVector, TUpdate>(Arena<T> gradients, nint first, nint last, TUpdate update)
        where TVector : struct, IVector<TVector, T>
        where TUpdate : struct, IStep<T>
    {
        // So far ahead that memory has the time to answer; what is fetched behind the end is nobody's to wait for.
        const int ahead = 16 * Panels<T>.Width;
        T* gradient = gradients.Origin;
        for (nint panel = first; panel < last; panel += Panels<T>.Width)
        {
            update.Fetch(panel + ahead);
            for (nint offset = panel; offset < panel + Panels<T>.Width; offset += TVector.Count)
            {
                update.Apply(offset, TVector.Load(gradient + offset));
            }
        }
    }

    protected sealed override void ReadyStep()
    {
        BeginStep();
        for (int index = 0; index < Numbers.Count; index++)
        {
            ParameterGroup group = places.Groups.Groups[index];
            SetNumbers(ref Numbers[index], Rate * group.RateFactor, group.Decays ? weightDecay : 0);
        }

        step = CreateStep();
    }

    /// <summary>Computes what is the same for all groups.</summary>
    protected virtual void BeginStep()
    {
    }

    /// <summary>Sets a group's numbers for the step.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="rate">The group's learning rate.</param>
    /// <param name="decay">The group's weight decay.</param>
    protected abstract void SetNumbers(ref TNumbers numbers, double rate, double decay);

    protected abstract TStep CreateStep();
}
