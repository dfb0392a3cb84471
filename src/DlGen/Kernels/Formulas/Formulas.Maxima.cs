using System.Runtime.CompilerServices;
using static DlGen.Kernels.Lengths;

namespace DlGen.Kernels;

/// <content>
/// The backward pass of a convolution whose outputs a maximum pool takes. The gradient dz of its outputs is that of the maxima, each at its place, and zero
/// elsewhere: it is never stored, and only the windows of maxima are visited.
/// </content>
public abstract partial class Formulas<T>
{
    /// <summary>dK[o, c, r, s] = Σ over the batch of dz[o, i, j]·a[c, i+r, j+s], image by image, then the step of K. Threads share parts of K.</summary>
    /// <param name="a">The image.</param>
    /// <param name="gradients">The gradients of the maxima.</param>
    /// <param name="places">Where in the pool's rectangles the maxima are.</param>
    /// <param name="batch">How many examples there are.</param>
    /// <param name="worker">The thread.</param>
    /// <param name="kernel">K.</param>
    /// <param name="step">What takes the gradient of K.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void ConvolutionSumAtMaxima<TVector, TShape, TStep>(
        Matrix<T> a, Matrix<T> gradients, Matrix<T> places, int batch, Worker worker, Panels<T> kernel, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
        where TStep : struct, IStep<T>
    {
        if (HasChannelsForRegisters<TShape>())
        {
            SumOfLists<TVector, TShape, TStep>(a, gradients, places, batch, worker, kernel, step);
        }
        else
        {
            SumOfLanes<TVector, TShape, TStep>(a, gradients, places, batch, worker, kernel, step);
        }
    }

    /// <summary>da[c, i+r, j+s] = Σ K[o, c, r, s]·dz[o, i, j], then the epilogue. Threads share examples, and each transposes the kernel for itself.</summary>
    /// <param name="gradients">The gradients of the maxima.</param>
    /// <param name="places">Where in the pool's rectangles the maxima are.</param>
    /// <param name="kernel">K.</param>
    /// <param name="batch">How many examples there are.</param>
    /// <param name="worker">The thread.</param>
    /// <param name="epilogue">What takes da.</param>
    [MethodImpl(Hot)]
    protected static unsafe void ConvolveTransposedAtMaxima<TVector, TShape, TEpilogue>(
        Matrix<T> gradients, Matrix<T> places, Panels<T> kernel, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        (int first, int last) = worker.Share(batch);
        if (first == last)
        {
            return;
        }

        WindowLayout windows = InRegisters<TShape>();
        var room = RoomOf<TShape>(windows, lists: TVector.Count, (long)TShape.Outputs * windows.WindowLength);
        var maxima = PoolMaxima.Of<TShape>(windows, room.Windows);
        MaximaList<T>* lists = stackalloc MaximaList<T>[TVector.Count];
        SetLists<TVector>(lists, room);
        TransposeKernel<TVector, TShape>(kernel, windows, room.Totals);
        int registers = windows.RunLength / TVector.Count;
        (int rows, int columns) = (Even(windows.WindowHeight, MaximaTile<TVector, T>.Rows), Even(registers, MaximaTile<TVector, T>.Columns));
        for (int example = first; example < last; example++)
        {
            new Span<T>(room.Image, checked((int)windows.Length)).Clear();
            for (int output = 0; output < TShape.Outputs; output++)
            {
                int lane = output % TVector.Count;
                if (lane == 0)
                {
                    maxima.List<TVector, T>(gradients, places, example * maxima.Count, output, lists);
                }

                T* weights = room.Totals + ((nint)output * windows.WindowLength);
                for (int row = 0; row < windows.WindowHeight; row += rows)
                {
                    for (int column = 0; column < registers; column += columns)
                    {
                        nint within = column * TVector.Count;
                        MaximaTile<TVector, T>.Spread(
                            Math.Min(rows, windows.WindowHeight - row), Math.Min(columns, registers - column), lists[lane],
                            room.Image + (row * windows.RowLength) + within, windows.RowLength, weights + (row * windows.RunLength) + within, windows.RunLength);
                    }
                }
            }

            ApplyToImage<TVector, TShape, TEpilogue>(room.Image, windows, example, epilogue);
        }
    }

    /// <summary>For channels that fill registers: a part of K is some rows of the windows, for a register of outputs.</summary>
    [MethodImpl(Hot)]
    private static unsafe void SumOfLists<TVector, TShape, TStep>(
        Matrix<T> a, Matrix<T> gradients, Matrix<T> places, int batch, Worker worker, Panels<T> kernel, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
        where TStep : struct, IStep<T>
    {
        // Fewer rows, where threads would stand idle: a weight's sum is the same.
        int blocks = Padded(TShape.Outputs) / TVector.Count;
        int rows = blocks * Pieces(TShape.WindowHeight, MaximaTile<TVector, T>.Rows) < worker.Count ? 1 : Even(TShape.WindowHeight, MaximaTile<TVector, T>.Rows);
        int pieces = Pieces(TShape.WindowHeight, rows);
        (int first, int last) = worker.Share(blocks * pieces);
        if (first == last)
        {
            return;
        }

        WindowLayout windows = InRegisters<TShape>();
        int runLength = windows.RunLength;
        int partLength = rows * runLength;
        int registers = runLength / TVector.Count;
        int columns = Even(registers, MaximaTile<TVector, T>.Columns);
        var room = RoomOf<TShape>(windows, lists: TVector.Count, (long)(last - first) * TVector.Count * partLength);
        var maxima = PoolMaxima.Of<TShape>(windows, room.Windows);
        MaximaList<T>* lists = stackalloc MaximaList<T>[TVector.Count];
        SetLists<TVector>(lists, room);
        for (int example = 0; example < batch; example++)
        {
            BorderedImage<T>.Fill<TShape>(a, example, windows, room.Image);
            T* totals = room.Totals;
            int listed = -1;
            for (int part = first; part < last; part++)
            {
                (int block, int piece) = Math.DivRem(part, pieces);
                int firstOutput = block * TVector.Count;
                if (block != listed)
                {
                    maxima.List<TVector, T>(gradients, places, example * maxima.Count, firstOutput, lists);
                    listed = block;
                }

                int row = piece * rows;
                T* window = room.Image + ((nint)row * windows.RowLength);
                for (int i = 0; i < TVector.Count; i++, totals += partLength)
                {
                    for (int column = 0; column < registers && firstOutput + i < TShape.Outputs; column += columns)
                    {
                        nint within = column * TVector.Count;
                        MaximaTile<TVector, T>.AddOuter(
                            Math.Min(rows, windows.WindowHeight - row), Math.Min(columns, registers - column), lists[i], window + within, windows.RowLength, totals + within, runLength);
                    }
                }
            }
        }

        for (int part = first; part < last; part++)
        {
            (int block, int piece) = Math.DivRem(part, pieces);
            TakeList<TVector, TShape, TStep>(
                room.Totals + ((nint)(part - first) * TVector.Count * partLength), partLength, block * TVector.Count, piece * rows, Math.Min(rows, TShape.WindowHeight - (piece * rows)), kernel, step);
        }
    }

    /// <summary>Hands some rows of a register of outputs to the step: [output][row][column][channel] becomes [row][column][channel][output].</summary>
    [MethodImpl(Hot)]
    private static unsafe void TakeList<TVector, TShape, TStep>(T* totals, int partLength, int output, int firstRow, int rows, Panels<T> kernel, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
        where TStep : struct, IStep<T>
    {
        T* turned = stackalloc T[TVector.Count * TVector.Count];
        nint offset = kernel.Offset + KernelLayout<TShape>().Place(output);
        for (int place = 0; place < rows * TShape.WindowWidth; place++)
        {
            for (int channel = 0; channel < TShape.Channels; channel += TVector.Count)
            {
                TVector.Transpose(totals + (place * Padded(TShape.Channels)) + channel, partLength, turned, TVector.Count);
                nint weight = ((nint)((firstRow * TShape.WindowWidth) + place) * TShape.Channels) + channel;
                for (int i = 0; i < Math.Min(TVector.Count, TShape.Channels - channel); i++)
                {
                    step.Apply(offset + ((weight + i) * Panel), TVector.Load(turned + (i * TVector.Count)));
                }
            }
        }
    }

    /// <summary>For images of few channels: a part of K is some rows of the windows, for a register of outputs, whose maxima lie apart.</summary>
    [MethodImpl(Hot)]
    private static unsafe void SumOfLanes<TVector, TShape, TStep>(
        Matrix<T> a, Matrix<T> gradients, Matrix<T> places, int batch, Worker worker, Panels<T> kernel, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
        where TStep : struct, IStep<T>
    {
        int blocks = Padded(TShape.Outputs) / TVector.Count;
        int rows = Even(TShape.WindowHeight, MaximaTile<TVector, T>.Rows);
        int pieces = Pieces(TShape.WindowHeight, rows);
        (int first, int last) = worker.Share(blocks * pieces);
        if (first == last)
        {
            return;
        }

        var windows = WindowLayout.Of<TShape>();
        int runLength = windows.RunLength;
        int partLength = rows * runLength * TVector.Count;
        int columns = Even(runLength, MaximaTile<TVector, T>.Columns);
        var room = RoomOf<TShape>(windows, lists: 0, (long)(last - first) * partLength);
        var maxima = PoolMaxima.Of<TShape>(windows, room.Windows);
        for (int example = 0; example < batch; example++)
        {
            BorderedImage<T>.Fill<TShape>(a, example, windows, room.Image);
            T* totals = room.Totals;
            for (int part = first; part < last; part++, totals += partLength)
            {
                (int block, int piece) = Math.DivRem(part, pieces);
                int output = block * TVector.Count;
                int row = piece * rows;
                for (int column = 0; column < runLength; column += columns)
                {
                    MaximaTile<TVector, T>.AddLanes(
                        Math.Min(rows, windows.WindowHeight - row), Math.Min(columns, runLength - column), maxima,
                        gradients.At(example * maxima.Count, output), places.At(example * maxima.Count, output),
                        room.Image + ((nint)row * windows.RowLength) + column, windows.RowLength, totals + (column * TVector.Count), runLength * TVector.Count);
                }
            }
        }

        PanelLayout layout = KernelLayout<TShape>();
        for (int part = first; part < last; part++)
        {
            (int block, int piece) = Math.DivRem(part, pieces);
            int output = block * TVector.Count;
            int row = piece * rows;
            T* totals = room.Totals + ((nint)(part - first) * partLength);
            nint offset = kernel.Offset + layout.Place(output) + ((nint)row * runLength * Panel);
            for (int i = 0; i < Math.Min(rows, windows.WindowHeight - row) * runLength; i++)
            {
                step.Apply(offset + ((nint)i * Panel), WithoutPadding(TVector.Load(totals + (i * TVector.Count)), TShape.Outputs, output));
            }
        }
    }

    /// <summary>K as [output][row][column][channel], with zeros behind the channels.</summary>
    [MethodImpl(Hot)]
    private static unsafe void TransposeKernel<TVector, TShape>(Panels<T> kernel, in WindowLayout windows, T* transposed)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
    {
        PanelLayout layout = KernelLayout<TShape>();
        for (int place = 0; place < TShape.WindowHeight * TShape.WindowWidth; place++)
        {
            for (int channel = 0; channel < TShape.Channels; channel += TVector.Count)
            {
                for (int output = 0; output < TShape.Outputs; output += TVector.Count)
                {
                    T* from = kernel.Origin + layout.Place(output) + ((((nint)place * TShape.Channels) + channel) * Panel);
                    T* to = transposed + ((nint)output * windows.WindowLength) + ((nint)place * windows.Channels) + channel;
                    if (channel + TVector.Count <= TShape.Channels && output + TVector.Count <= TShape.Outputs)
                    {
                        TVector.Transpose(from, Panel, to, windows.WindowLength);
                        continue;
                    }

                    for (int i = 0; i < Math.Min(TVector.Count, TShape.Channels - channel); i++)
                    {
                        for (int j = 0; j < Math.Min(TVector.Count, TShape.Outputs - output); j++)
                        {
                            to[((nint)j * windows.WindowLength) + i] = from[((nint)i * Panel) + j];
                        }
                    }
                }
            }
        }
    }

    /// <summary>Hands the places of an image that lies in a border to the epilogue; what no window reads is zero.</summary>
    [MethodImpl(Hot)]
    private static unsafe void ApplyToImage<TVector, TShape, TEpilogue>(T* image, in WindowLayout windows, int example, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        for (int channel = 0; channel < Padded(TShape.Channels); channel += TVector.Count)
        {
            int row = example * TShape.Height * TShape.Width;
            for (int y = 0; y < TShape.Height; y++)
            {
                T* line = image + ((nint)(y + TShape.Top) * windows.RowLength) + channel;
                for (int x = 0; x < TShape.Width; x++, row++)
                {
                    bool isRead = y + TShape.Top < windows.Height && x + TShape.Left < windows.Width;
                    epilogue.Apply(row, channel, isRead ? TVector.Load(line + ((nint)(x + TShape.Left) * windows.Channels)) : default);
                }
            }
        }
    }

    /// <summary>The windows over an image whose channels are whole registers, with room behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WindowLayout InRegisters<TShape>()
        where TShape : struct, IPooledWindowShape => WindowLayout.Of<TShape>() with { Channels = Padded(TShape.Channels) };

    private static MaximaRoom<T> RoomOf<TShape>(in WindowLayout windows, int lists, long totals)
        where TShape : struct, IPooledWindowShape =>
        new(windows, TShape.PoolHeight * TShape.PoolWidth, TShape.PooledHeight * TShape.PooledWidth, lists, totals);

    private static unsafe void SetLists<TVector>(MaximaList<T>* lists, MaximaRoom<T> room)
        where TVector : struct, IVector<TVector, T>
    {
        for (int lane = 0; lane < TVector.Count; lane++)
        {
            lists[lane] = room.List(lane);
        }
    }

    /// <summary>Whether the image's channels lie side by side, and are enough that registers of them aren't mostly empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasChannelsForRegisters<TShape>()
        where TShape : struct, IPooledWindowShape => TShape.IsOfPlaces && TShape.Channels >= Panel / 2;
}
