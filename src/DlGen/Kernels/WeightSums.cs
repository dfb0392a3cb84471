using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The sums of 16 inputs by 32 outputs of a weight gradient, in memory, and the step that takes them: in a loop, so that its
/// code stands once. Repeated for each register of a tile, a long one would have the compiler stop inlining.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
/// <typeparam name="TShape">The layer's shape.</typeparam>
/// <typeparam name="TStep">What takes the gradient.</typeparam>
/// <param name="sums">Memory for 16 × 32 scalars.</param>
/// <param name="offset">Where the panel's first weight lies in the parameter arena.</param>
/// <param name="block">The block of 32 outputs.</param>
/// <param name="step">What takes the gradient.</param>
internal readonly unsafe struct WeightSums<TVector, T, TShape, TStep>(T* sums, nint offset, int block, TStep step)
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TShape : struct, ILinearShape
    where TStep : struct, IStep<T>
{
    /// <summary>Scalars that the sums take.</summary>
    public const int Length = Width * Outputs;

    private const int Width = Panels<T>.Width;
    private const int Outputs = 2 * Width;

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
        int outputs = Math.Min(Outputs, PanelLayout<TShape>.PaddedOutputs - (block * Outputs));
        for (int output = 0; output < outputs; output += TVector.Count)
        {
            for (int input = 0; input < inputs; input++)
            {
                TVector sum = TVector.Load(At(input, output));
                if (TShape.Outputs % Width != 0)
                {
                    sum = TVector.First(sum, TShape.Outputs - (block * Outputs) - output);
                }

                step.Apply(Place(input, output), sum);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint Place(int input, int output) => offset + (input * Width) + PanelLayout<TShape>.Place(output);
}

/// <summary>A tile's sums on their way to <see cref="WeightSums{TVector, T, TShape, TStep}"/>.</summary>
/// <param name="panel">The panel's sums.</param>
/// <param name="firstInput">The tile's first input in the panel.</param>
/// <param name="firstOutput">The tile's first output in the block.</param>
internal readonly unsafe struct WeightSink<TVector, T, TShape, TStep, TColumns, TPart>(
    WeightSums<TVector, T, TShape, TStep> panel, int firstInput, int firstOutput) : ISink<TVector>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TShape : struct, ILinearShape
    where TStep : struct, IStep<T>
    where TColumns : struct, IConstant
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
        if (TPart.IsFirst)
        {
            for (int register = 0; register < TColumns.Value; register++)
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
internal readonly unsafe struct StepSink<TVector, T, TShape, TStep>(nint offset, int firstOutput, TStep step) : ISink<TVector>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TShape : struct, ILinearShape
    where TStep : struct, IStep<T>
{
    public static bool IsLong => TStep.IsLong;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Start(int row, int register) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meanwhile(int segment)
    {
        nint next = offset + ((TVector.TileRows + segment) * Panels<T>.Width);
        step.Fetch(next);
        if (TVector.Count == Panels<T>.Width)
        {
            step.Fetch(next + PanelLayout<TShape>.PanelLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int row, int register, TVector value)
    {
        if (TShape.Outputs % Panels<T>.Width != 0)
        {
            value = TVector.First(value, TShape.Outputs - firstOutput - (register * TVector.Count));
        }

        step.Apply(offset + (row * Panels<T>.Width) + (register * PanelLayout<TShape>.Distance(TVector.Count)), value);
    }
}
