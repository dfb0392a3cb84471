using System.Runtime.CompilerServices;
using DlGen.Kernels;
using DlGen.Peers.Measuring;

namespace DlGen.Peers.Contenders;

/// <summary>A convolution's kernel in DlGen (forward, input gradient or weight gradient), called as a generated file calls it, with nothing fused but a store.</summary>
/// <typeparam name="TShape">The convolution.</typeparam>
internal sealed class DlGenConvolution<TShape> : SteppedContender, ITeamJob
    where TShape : struct, IWindowShape
{
    private const int Channels = ConvolutionWork.Channels;
    private const int Taps = ConvolutionWork.Kernel * ConvolutionWork.Kernel;
    private const int Batch = ConvolutionWork.Batch;
    private readonly ConvolutionWork work;
    private readonly int threads;
    private readonly Arena<float> weights = new(Taps * Channels * Channels);
    private readonly Arena<float> transformed = new(16 * Channels * Channels);
    private readonly Arena<float> gradients = new(Taps * Channels * Channels);
    private readonly Arena<float> from;
    private readonly Arena<float> to;

    public DlGenConvolution(ConvolutionWork work, int threads)
        : base(Bar.DlGen)
    {
        this.work = work;
        this.threads = threads;
        from = new Arena<float>(Matrix<float>.Length(Rows, Channels));
        to = new Arena<float>(Matrix<float>.Length(Rows, Channels));
        Matrix<float> images = From;
        for (int i = 0; i < work.Images.Length; i++)
        {
            (int row, int column) = Place(i);
            images[row, column] = work.Images[i];
        }

        Span<float> panels = weights.Span;
        for (int i = 0; i < work.Weights.Length; i++)
        {
            panels[PlaceOfWeight(i)] = work.Weights[i];
        }
    }

    private int Rows => Batch * work.Places;

    /// <summary>The images, or the gradients of the outputs, or both.</summary>
    private Matrix<float> From => from.Matrix(0, Rows);

    private Matrix<float> To => to.Matrix(0, Rows);

    public override float[] Result()
    {
        Run(1);
        if (work.Pass == ConvolutionPass.WeightGradient)
        {
            float[] panels = gradients.Span.ToArray();
            return [.. Enumerable.Range(0, work.Weights.Length).Select(i => panels[PlaceOfWeight(i)])];
        }

        Matrix<float> results = To;
        return [.. Enumerable.Range(0, work.Images.Length).Select(i => results[Place(i).Row, Place(i).Column])];
    }

    void ITeamJob.Run(Worker worker)
    {
        var body = new Body(this, worker);
        Simd.Dispatch<float, Body>(ref body);
    }

    protected override void Run(long steps)
    {
        for (; steps > 0; steps--)
        {
            Team.Run(this, threads);
        }
    }

    private void Run<TVector>(Worker worker)
        where TVector : struct, IVector<TVector, float>
    {
        switch (work.Pass)
        {
            case ConvolutionPass.Forward:
                Kernels.Forward<TVector>(From, weights.Panels(0), worker, new Store(To));
                break;
            case ConvolutionPass.ForwardInTiles:
                Kernels.ForwardInTiles<TVector>(From, weights.Panels(0), transformed, worker, new Store(To));
                break;
            case ConvolutionPass.InputGradient:
                Kernels.InputGradient<TVector>(From, weights.Panels(0), worker, new Store(To));
                break;
            default:
                Kernels.WeightGradient<TVector>(From, From, weights.Panels(0), worker, new StoreGradient<float>(gradients));
                break;
        }
    }

    /// <summary>Where a value is that PyTorch has at [example, channel, y, x].</summary>
    private (int Row, int Column) Place(int index)
    {
        (int image, int place) = Math.DivRem(index, work.Places);
        (int example, int channel) = Math.DivRem(image, Channels);
        return ((example * work.Places) + place, channel);
    }

    /// <summary>Where a weight is that PyTorch has at [output, channel, y, x].</summary>
    private static int PlaceOfWeight(int index)
    {
        (int pair, int tap) = Math.DivRem(index, Taps);
        (int output, int channel) = Math.DivRem(pair, Channels);
        return (int)Panels<float>.Place(output, (tap * Channels) + channel, Taps * Channels);
    }

    /// <summary>The calls of a generated file, whose base class alone has the kernels.</summary>
    private abstract class Kernels : Formulas<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Forward<TVector>(Matrix<float> a, Panels<float> kernel, Worker worker, Store store)
            where TVector : struct, IVector<TVector, float> => Convolve<TVector, TShape, Store>(a, kernel, Batch, worker, store);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void ForwardInTiles<TVector>(Matrix<float> a, Panels<float> kernel, Arena<float> transformed, Worker worker, Store store)
            where TVector : struct, IVector<TVector, float> => ConvolveTiles<TVector, TShape, Store>(a, kernel, transformed, Batch, worker, store);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void InputGradient<TVector>(Matrix<float> dz, Panels<float> kernel, Worker worker, Store store)
            where TVector : struct, IVector<TVector, float> => ConvolveTransposed<TVector, TShape, Store>(dz, kernel, Batch, worker, store);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void WeightGradient<TVector>(Matrix<float> a, Matrix<float> dz, Panels<float> kernel, Worker worker, StoreGradient<float> step)
            where TVector : struct, IVector<TVector, float> =>
            ConvolutionSum<TVector, TShape, StoreGradient<float>>(a, dz, Batch, worker, kernel, step);
    }

    private readonly struct Store(Matrix<float> to) : IEpilogue<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector>(int row, int column, TVector value)
            where TVector : struct, IVector<TVector, float> => to.Store(row, column, value);
    }

    private readonly struct Body(DlGenConvolution<TShape> convolution, Worker worker) : ISimdJob<float>
    {
        public void Run<TVector>()
            where TVector : struct, IVector<TVector, float> => convolution.Run<TVector>(worker);
    }
}

/// <summary>Rows and columns of an image.</summary>
internal interface ISide
{
    static abstract int Length { get; }
}

internal readonly struct Side14 : ISide
{
    public static int Length => 14;
}

internal readonly struct Side28 : ISide
{
    public static int Length => 28;
}

/// <summary>The convolution of a <see cref="ConvolutionWork"/>.</summary>
internal readonly struct Dense<TSide> : IWindowShape
    where TSide : struct, ISide
{
    public static int Channels => ConvolutionWork.Channels;

    public static int Height => TSide.Length;

    public static int Width => TSide.Length;

    public static int WindowHeight => ConvolutionWork.Kernel;

    public static int WindowWidth => ConvolutionWork.Kernel;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int Dilation => 1;

    public static int Top => ConvolutionWork.Kernel / 2;

    public static int Left => ConvolutionWork.Kernel / 2;

    public static int Outputs => ConvolutionWork.Channels;

    public static int OutputHeight => TSide.Length;

    public static int OutputWidth => TSide.Length;

    public static bool IsOfPlaces => true;
}
