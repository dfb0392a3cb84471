using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>What is done with a gradient before an optimizer's formula sees it: g ← clip(s·g)·c.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal struct IncomingNumbers<T>
{
    /// <summary>s: makes the mean of what was accumulated.</summary>
    public T Scale;

    /// <summary>The largest size of an entry; infinite where there is none.</summary>
    public T Limit;

    /// <summary>c: what clipping by norm multiplies by, and −1 more where the loss is to be large.</summary>
    public T Coefficient;
}

/// <summary>Where an optimizer's state finds the parameters, and what is the same for all rules.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="Parameters">The parameters.</param>
/// <param name="Groups">Their groups.</param>
/// <param name="OfPanels">Which group each panel's width of them is in; null where there is one group.</param>
/// <param name="Incoming">What is done with gradients first; null for nothing.</param>
internal sealed record StepPlaces<T>(
    Arena<T> Parameters, ParameterGroups Groups, PinnedValue<ushort>? OfPanels = null, PinnedValue<IncomingNumbers<T>>? Incoming = null)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>All parameters of an arena, in one group.</summary>
    public StepPlaces(Arena<T> parameters)
        : this(parameters, ParameterGroups.One)
    {
    }

    public int GroupCount => Groups.Groups.Length;

    public unsafe StepContext<T> Context => new(Parameters.Origin, OfPanels is null ? null : OfPanels.Pointer, Incoming is null ? null : Incoming.Pointer);
}

/// <summary>The part of a step that is the same for all rules. It reads through pointers, which the <see cref="StepPlaces{T}"/> keep valid.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct StepContext<T>(T* parameters, ushort* groups, IncomingNumbers<T>* incoming)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The parameters.</summary>
    public T* Parameters => parameters;

    /// <summary>The number of the group that a place of the parameters is in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Group(nint offset) => groups == null ? 0 : groups[(nuint)offset / Panels<T>.Width];

    /// <summary>The gradient as the rule takes it, where something is done with it first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Incoming<TVector>(TVector gradient)
        where TVector : struct, IVector<TVector, T> => Clipped(gradient) * incoming->Coefficient;

    /// <summary>The gradient as its length is taken: without the coefficient that depends on that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Clipped<TVector>(TVector gradient)
        where TVector : struct, IVector<TVector, T>
    {
        TVector limit = incoming->Limit;
        return TVector.Min(TVector.Max(gradient * incoming->Scale, -limit), limit);
    }
}

/// <summary>A step that does something with the gradient first. It is a type of its own, so that the kernels of the others are as small as can be.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <typeparam name="TStep">The rule's step.</typeparam>
/// <remarks>No readonly struct: calling a method of a generic field of those copies the field each time.</remarks>
internal struct IncomingStep<T, TStep>(StepContext<T> context, TStep step) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TStep : struct, IStep<T>
{
    private readonly StepContext<T> context = context;
    private TStep step = step;

    public bool LeavesWhatHasNoGradient => step.LeavesWhatHasNoGradient;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset) => step.Fetch(offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T> => step.Apply(offset, context.Incoming(gradient));
}
