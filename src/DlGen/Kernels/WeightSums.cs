using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The sums of 16 inputs by 32 outputs of a weight gradient, in memory, and the step that takes them: in a loop, so that its
/// code stands once. Repeated for each register of a tile, a long one would have the compiler stop inlining.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
/// <typeparam name="TStep">What takes the gradient.</typeparam>
/// <param name="sums">Memory for 16 × 32 scalars.</param>
/// <param name="offset">Where the panel's first weight lies in the parameter arena.</param>
/// <param name="layout">Where the layer's weights lie.</param>
/// <param name="block">The block of 32 outputs.</param>
/// <param name="step">What takes the gradient.</param>
internal unsafe struct WeightSums<TVector, T, TStep>(T* sums, nint offset, PanelLayout layout, int block, TStep step)
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TStep : struct, IStep<T>
{
    /// <summary>Scalars that the sums take.</summary>
    public const int Length = Width * Outputs;

    private const int Width = Panels<T>.Width;
    private const int Outputs = 2 * Width;

    /// <summary>The block's first output.</summary>
    public int FirstOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => block * Outputs;
    }

    /// <summary>Outputs of the block, with the padding of the last panel.</summary>
    public int OutputsHere
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Math.Min(Outputs, layout.PaddedOutputs - FirstOutput);
    }

    /// <summary>The place of one sum, by input of the panel and output of the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(int input, int output) => sums + (input * Outputs) + output;

    /// <summary>Has the memory fetched that the step will need for a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(int input, int output) => step.Fetch(Place(input, output));

    /// <summary>Hands the sums to the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int inputs)
    {
        int outputs = OutputsHere;
        for (int output = 0; output < outputs; output += TVector.Count)
        {
            for (int input = 0; input < inputs; input++)
            {
                TVector sum = TVector.Load(At(input, output));
                step.Apply(Place(input, output), TVector.First(sum, layout.Outputs - FirstOutput - output));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint Place(int input, int output) => offset + (input * Width) + layout.Place(output);
}

/// <summary>A tile's sums on their way to <see cref="WeightSums{TVector, T, TStep}"/>.</summary>
/// <param name="panel">The panel's sums.</param>
/// <param name="firstInput">The tile's first input in the panel.</param>
/// <param name="firstOutput">The tile's first output in the block.</param>
internal unsafe struct WeightSink<TVector, T, TStep, TColumns, TPart>(
    WeightSums<TVector, T, TStep> panel, int firstInput, int firstOutput) : ISink<TVector>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TStep : struct, IStep<T>
    where TColumns : unmanaged, IConstant
    where TPart : struct, IBatchPart
{
    public static bool IsLong => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Start(int row, int register) => TPart.IsFirst
        ? default
        : TVector.Load(panel.At(firstInput + row, firstOutput + (register * TVector.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meanwhile(int segment)
    {
        if (TVector.FetchesWeights && TPart.IsFirst)
        {
            for (int register = 0; register < sizeof(TColumns); register++)
            {
                panel.Fetch(firstInput + segment, firstOutput + (register * TVector.Count));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int row, int register, TVector value) =>
        TVector.Store(value, panel.At(firstInput + row, firstOutput + (register * TVector.Count)));
}

/// <summary>Which part of a batch a sum runs over.</summary>
internal interface IBatchPart
{
    /// <summary>Whether sums begin with it.</summary>
    static abstract bool IsFirst { get; }
}

/// <summary>The first examples of a batch, or all.</summary>
internal readonly struct FirstPart : IBatchPart
{
    public static bool IsFirst => true;
}

/// <summary>Examples behind the first.</summary>
internal readonly struct LaterPart : IBatchPart
{
    public static bool IsFirst => false;
}

/// <summary>A tile's sums straight to the step.</summary>
/// <remarks>The sinks are no readonly structs: calling a method of a generic field of those copies the field each time.</remarks>
internal unsafe struct StepSink<TVector, T, TStep>(nint offset, nint panelLength, int outputs, TStep step) : ISink<TVector>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TStep : struct, IStep<T>
{
    public static bool IsLong => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Start(int row, int register) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meanwhile(int segment)
    {
        if (!TVector.FetchesWeights)
        {
            return;
        }

        nint next = offset + ((TVector.TileRows + segment) * Panels<T>.Width);
        step.Fetch(next);
        if (TVector.Count == Panels<T>.Width)
        {
            step.Fetch(next + panelLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int row, int register, TVector value)
    {
        if (outputs < 2 * TVector.Count)
        {
            value = TVector.First(value, outputs - (register * TVector.Count));
        }

        step.Apply(offset + (row * Panels<T>.Width) + (register * (TVector.Count < Panels<T>.Width ? TVector.Count : panelLength)), value);
    }
}
