using System.Runtime.CompilerServices;
using static DlGen.Kernels.Lengths;

namespace DlGen.Kernels;

/// <content>
/// Convolutions. Each image is copied into a border of zeros first, where its windows are products like those of a linear layer. Where windows are
/// single places, the image is such a product as it lies.
/// </content>
public abstract partial class Formulas<T>
{
    /// <summary>z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s], then the epilogue. Threads share examples, or rows of windows where there are too few.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static unsafe void Convolve<TVector, TShape, TEpilogue>(Matrix<T> a, Panels<T> kernel, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        (long row, long last) = worker.ShareParts(batch, TShape.OutputHeight);
        if (EachPlace<TShape>.IsAll)
        {
            MultiplyPlaces<TVector, EachPlace<TShape>, TEpilogue>(a, (int)row * TShape.Width, (int)last * TShape.Width, TShape.Height * TShape.Width, kernel, epilogue);
            return;
        }

        var windows = WindowLayout.Of<TShape>();
        T* image = Cleared(windows.Length, windows.Length);
        while (row < last)
        {
            (int example, int first) = ((int)(row / TShape.OutputHeight), (int)(row % TShape.OutputHeight));
            int end = (int)Math.Min(TShape.OutputHeight, first + last - row);
            BorderedImage<T>.Fill<TShape>(a, example, windows, first, end, image);
            WindowTile<TVector, T>.Multiply(
                image, windows, kernel.Origin, KernelLayout<TShape>(), first, end, example * TShape.OutputHeight * TShape.OutputWidth, epilogue);
            row += end - first;
        }
    }

    /// <summary>
    /// p[o, i, j] = max over a rectangle of z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s], with the epilogue's part before the pool applied to z and the
    /// rest to p: z is never stored.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void ConvolveAndPool<TVector, TShape, TEpilogue>(Matrix<T> a, Panels<T> kernel, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
        where TEpilogue : struct, IPooledEpilogue<T> =>
        ConvolveAndPool<TVector, TShape, TEpilogue>(a, kernel, default, batch, worker, keepsPlaces: false, epilogue);

    /// <summary>
    /// p[o, i, j] = max over a rectangle of z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s], with the epilogue's part before the pool applied to z and the
    /// rest to p; and where in its rectangle each maximum is, counted row by row, the first of equal ones.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void ConvolveAndPool<TVector, TShape, TEpilogue>(Matrix<T> a, Panels<T> kernel, Matrix<T> places, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
        where TEpilogue : struct, IPooledEpilogue<T> =>
        ConvolveAndPool<TVector, TShape, TEpilogue>(a, kernel, places, batch, worker, keepsPlaces: true, epilogue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void ConvolveAndPool<TVector, TShape, TEpilogue>(
        Matrix<T> a, Panels<T> kernel, Matrix<T> places, int batch, Worker worker, bool keepsPlaces, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
        where TEpilogue : struct, IPooledEpilogue<T>
    {
        (long row, long last) = worker.ShareParts(batch, TShape.PooledHeight);
        var windows = WindowLayout.Of<TShape>();
        long imageLength = Aligned(windows.Length);
        T* image = Cleared(windows.Length, imageLength + WindowTile<TVector, T>.RoomToPool<TShape>());
        while (row < last)
        {
            (int example, int first) = ((int)(row / TShape.PooledHeight), (int)(row % TShape.PooledHeight));
            int end = (int)Math.Min(TShape.PooledHeight, first + last - row);
            BorderedImage<T>.Fill<TShape>(a, example, windows, first * TShape.PoolHeight, end * TShape.PoolHeight, image);
            WindowTile<TVector, T>.MultiplyAndPool<TShape, TEpilogue>(
                image, windows, kernel.Origin, KernelLayout<TShape>(), first, end,
                example * TShape.PooledHeight * TShape.PooledWidth, places, keepsPlaces, image + imageLength, epilogue);
            row += end - first;
        }
    }

    /// <summary>
    /// da[c, i+r, j+s] = Σ K[o, c, r, s]·dz[o, i, j], then the epilogue: a convolution of dz with the kernel turned around, one for each phase of the
    /// stride. Threads share examples, and each turns the kernel around for itself.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static unsafe void ConvolveTransposed<TVector, TShape, TEpilogue>(Matrix<T> dz, Panels<T> kernel, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        (int first, int last) = worker.Share(batch);
        if (first == last)
        {
            return;
        }

        var down = PhasedAxis.Down<TShape>();
        var across = PhasedAxis.Across<TShape>();
        if (EachPlace<TShape>.IsAll)
        {
            T* transposed = ThreadRoom<T>.Take(TurnedLength<TShape>(down, across));
            TurnKernel<TVector, TShape>(kernel, down, across, transposed);
            int places = TShape.Height * TShape.Width;
            MultiplyPlaces<TVector, EachPlaceTurned<TShape>, TEpilogue>(dz, first * places, last * places, places, new(transposed, 0), epilogue);
            return;
        }

        long imageLength = (long)down.Length * across.Length * TShape.Outputs;
        T* image = Cleared(imageLength, Aligned(imageLength) + TurnedLength<TShape>(down, across));
        T* kernels = image + Aligned(imageLength);
        TurnKernel<TVector, TShape>(kernel, down, across, kernels);
        for (int example = first; example < last; example++)
        {
            BorderedImage<T>.FillGradient<TShape>(dz, example, down, across, image);
            T* turned = kernels;
            for (int phase = 0; phase < down.Phases * across.Phases; phase++)
            {
                (TapAxis rows, TapAxis columns, PanelLayout layout) = PhaseOf<TShape>(down, across, phase);
                var windows = WindowLayout.OfPhase<TShape>(rows, columns, down.Length, across.Length);
                WindowTile<TVector, T>.Multiply(
                    image + windows.WindowAt(down.Begin(rows), across.Begin(columns)), windows, turned, layout, 0, windows.OutputHeight,
                    (((example * TShape.Height) + rows.First) * TShape.Width) + columns.First, epilogue);
                turned += layout.Length;
            }
        }
    }

    /// <summary>The rows of some places times K, image by image, so that an image stays in the cache for all blocks of outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyPlaces<TVector, TShape, TEpilogue>(Matrix<T> rows, int first, int last, int rowsOfImage, Panels<T> kernel, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        for (int end; first < last; first = end)
        {
            end = Math.Min(first + rowsOfImage, last);
            for (int block = 0; block < Pieces(TShape.Outputs, Block); block++)
            {
                for (int row = first; row < end; row += Tile<TVector, T>.Rows)
                {
                    Tile<TVector, T>.Multiply<TShape, TEpilogue>(rows, row, end, kernel, block, epilogue);
                }
            }
        }
    }

    /// <summary>The turned kernels of all phases, one after the other.</summary>
    private static unsafe void TurnKernel<TVector, TShape>(Panels<T> kernel, in PhasedAxis down, in PhasedAxis across, T* turned)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
    {
        for (int phase = 0; phase < down.Phases * across.Phases; phase++)
        {
            (TapAxis rows, TapAxis columns, PanelLayout layout) = PhaseOf<TShape>(down, across, phase);
            WindowTile<TVector, T>.Turn(kernel.Origin, KernelLayout<TShape>(), TShape.WindowWidth, rows, columns, turned, layout);
            turned += layout.Length;
        }
    }

    private static long TurnedLength<TShape>(in PhasedAxis down, in PhasedAxis across)
        where TShape : struct, IWindowShape
    {
        long length = 0;
        for (int phase = 0; phase < down.Phases * across.Phases; phase++)
        {
            length += PhaseOf<TShape>(down, across, phase).Kernel.Length;
        }

        return length;
    }

    /// <summary>A phase's rows and columns, and how its part of the turned kernel lies.</summary>
    private static (TapAxis Rows, TapAxis Columns, PanelLayout Kernel) PhaseOf<TShape>(in PhasedAxis down, in PhasedAxis across, int phase)
        where TShape : struct, IWindowShape
    {
        TapAxis rows = down.Phase(phase / across.Phases);
        TapAxis columns = across.Phase(phase % across.Phases);
        return (rows, columns, PanelLayout.Of(rows.Taps * columns.Taps * TShape.Outputs, TShape.Channels));
    }

    /// <summary>
    /// dK[o, c, r, s] = Σ over the batch of dz[o, i, j]·a[c, i+r, j+s], image by image, then the step of K. Threads share tiles of K, or panels where
    /// windows are single places.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static unsafe void ConvolutionSum<TVector, TShape, TStep>(Matrix<T> a, Matrix<T> dz, int batch, Worker worker, Panels<T> kernel, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TStep : struct, IStep<T>
    {
        if (EachPlace<TShape>.IsAll)
        {
            OuterSum<TVector, EachPlace<TShape>, TStep>(a, dz, batch * TShape.Height * TShape.Width, worker, kernel, step);
            return;
        }

        var windows = WindowLayout.Of<TShape>();
        (int first, int last) = worker.Share(WindowTile<TVector, T>.Tiles(windows, TShape.Outputs));
        if (first == last)
        {
            return;
        }

        long imageLength = Aligned(windows.Length);
        long length = imageLength + ((long)(last - first) * WindowTile<TVector, T>.TileLength(windows, TShape.Outputs));
        T* image = Cleared(length, length);
        T* totals = image + imageLength;
        for (int example = 0; example < batch; example++)
        {
            BorderedImage<T>.Fill<TShape>(a, example, windows, image);
            WindowTile<TVector, T>.AddOuter(
                image, windows, dz, example * TShape.OutputHeight * TShape.OutputWidth, TShape.Outputs, first, last, totals);
        }

        WindowTile<TVector, T>.Take(totals, windows, TShape.Outputs, first, last, kernel, step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PanelLayout KernelLayout<TShape>()
        where TShape : struct, IWindowShape => PanelLayout.Of(TShape.WindowHeight * TShape.WindowWidth * TShape.Channels, TShape.Outputs);

    /// <summary>The thread's own room, of which the beginning is zero.</summary>
    private static unsafe T* Cleared(long zeros, long length)
    {
        T* room = ThreadRoom<T>.Take(length);
        new Span<T>(room, checked((int)zeros)).Clear();
        return room;
    }

    /// <summary>A length of whole cache lines.</summary>
    private static long Aligned(long length) => (length + Panel - 1) / Panel * Panel;
}
