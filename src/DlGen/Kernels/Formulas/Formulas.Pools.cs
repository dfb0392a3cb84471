using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <content>Pools: of every window of each channel one number. Threads share examples; the channels of a place go through registers.</content>
public abstract partial class Formulas<T>
{
    /// <summary>p[c, i, j] = max a[c, i+r, j+s], then the epilogue. A window with a NaN gives NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void MaxPool<TVector, TShape, TEpilogue>(Matrix<T> a, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IEpilogue<T> =>
        MaxPool<TVector, TShape, TEpilogue>(a, default, batch, worker, keepsPlaces: false, epilogue);

    /// <summary>p[c, i, j] = max a[c, i+r, j+s], then the epilogue; and where in its window each maximum is, counted row by row, the first of equal ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void MaxPool<TVector, TShape, TEpilogue>(Matrix<T> a, Matrix<T> places, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IEpilogue<T> =>
        MaxPool<TVector, TShape, TEpilogue>(a, places, batch, worker, keepsPlaces: true, epilogue);

    [MethodImpl(Hot)]
    private static void MaxPool<TVector, TShape, TEpilogue>(Matrix<T> a, Matrix<T> places, int batch, Worker worker, bool keepsPlaces, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        (int first, int last) = worker.Share(batch * TShape.OutputHeight, TShape.OutputHeight);
        for (int windows = first; windows < last; windows++)
        {
            if (LieWithin<TShape>())
            {
                MaxPoolRow<TVector, TShape, TEpilogue>(a, places, windows, keepsPlaces, epilogue);
                continue;
            }

            (int example, int outputY) = Math.DivRem(windows, TShape.OutputHeight);
            (int top, int fromY, int toY) = Within(outputY, TShape.StrideHeight, TShape.Top, TShape.WindowHeight, TShape.Height);
            for (int outputX = 0; outputX < TShape.OutputWidth; outputX++)
            {
                (int left, int fromX, int toX) = Within(outputX, TShape.StrideWidth, TShape.Left, TShape.WindowWidth, TShape.Width);
                int row = (windows * TShape.OutputWidth) + outputX;
                for (int channel = 0; channel < Padded(TShape.Channels); channel += TVector.Count)
                {
                    TVector maximum = T.NegativeInfinity;
                    TVector place = T.CreateTruncating((fromY * TShape.WindowWidth) + fromX);
                    for (int r = fromY; r < toY; r++)
                    {
                        for (int s = fromX; s < toX; s++)
                        {
                            TVector value = a.Load<TVector>((((example * TShape.Height) + top + r) * TShape.Width) + left + s, channel);
                            Maximum<TVector, T>.Take(value, (r * TShape.WindowWidth) + s, keepsPlaces, ref maximum, ref place);
                        }
                    }

                    if (keepsPlaces)
                    {
                        places.Store(row, channel, place);
                    }

                    epilogue.Apply(row, channel, maximum);
                }
            }
        }
    }

    /// <summary>A row of windows that lie within the image: along the image's rows, register by register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void MaxPoolRow<TVector, TShape, TEpilogue>(Matrix<T> a, Matrix<T> places, int windows, bool keepsPlaces, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        (int example, int outputY) = Math.DivRem(windows, TShape.OutputHeight);
        int row = windows * TShape.OutputWidth;
        for (int channel = 0; channel < Padded(TShape.Channels); channel += TVector.Count)
        {
            T* window = a.At(((example * TShape.Height) + (outputY * TShape.StrideHeight)) * TShape.Width, channel);
            for (int outputX = 0; outputX < TShape.OutputWidth; outputX++, window += TShape.StrideWidth * Panel)
            {
                TVector maximum = TVector.Load(window);
                TVector place = default;
                for (int r = 0; r < TShape.WindowHeight; r++)
                {
                    for (int s = r == 0 ? 1 : 0; s < TShape.WindowWidth; s++)
                    {
                        TVector value = TVector.Load(window + (((r * TShape.Width) + s) * Panel));
                        Maximum<TVector, T>.Take(value, (r * TShape.WindowWidth) + s, keepsPlaces, ref maximum, ref place);
                    }
                }

                if (keepsPlaces)
                {
                    places.Store(row + outputX, channel, place);
                }

                epilogue.Apply(row + outputX, channel, maximum);
            }
        }
    }

    /// <summary>Whether all windows lie within the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool LieWithin<TShape>()
        where TShape : struct, IWindowShape =>
        TShape.Top == 0 && TShape.Left == 0
        && ((TShape.OutputHeight - 1) * TShape.StrideHeight) + TShape.WindowHeight <= TShape.Height
        && ((TShape.OutputWidth - 1) * TShape.StrideWidth) + TShape.WindowWidth <= TShape.Width;

    /// <summary>da[c, i+r, j+s] = Σ of dp[c, i, j] over the windows whose maximum is there, then the epilogue.</summary>
    [MethodImpl(Hot)]
    protected static void MaxPoolBackward<TVector, TShape, TEpilogue>(Matrix<T> dp, Matrix<T> places, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        (int first, int last) = worker.Share(batch * TShape.Height, TShape.Height);
        for (int line = first; line < last; line++)
        {
            (int example, int y) = Math.DivRem(line, TShape.Height);
            (int fromY, int toY) = WindowsOver(y, TShape.StrideHeight, TShape.Top, TShape.WindowHeight, TShape.OutputHeight);
            for (int x = 0; x < TShape.Width; x++)
            {
                (int fromX, int toX) = WindowsOver(x, TShape.StrideWidth, TShape.Left, TShape.WindowWidth, TShape.OutputWidth);
                for (int channel = 0; channel < Padded(TShape.Channels); channel += TVector.Count)
                {
                    TVector sum = default;
                    for (int outputY = fromY; outputY < toY; outputY++)
                    {
                        for (int outputX = fromX; outputX < toX; outputX++)
                        {
                            int row = (((example * TShape.OutputHeight) + outputY) * TShape.OutputWidth) + outputX;
                            int r = y + TShape.Top - (outputY * TShape.StrideHeight);
                            int s = x + TShape.Left - (outputX * TShape.StrideWidth);
                            TVector here = T.CreateTruncating((r * TShape.WindowWidth) + s);
                            TVector place = places.Load<TVector>(row, channel);
                            sum += TVector.Where(place >= here, TVector.Where(place <= here, dp.Load<TVector>(row, channel), default), default);
                        }
                    }

                    epilogue.Apply((line * TShape.Width) + x, channel, sum);
                }
            }
        }
    }

    /// <summary>p[c, i, j] = mean a[c, i+r, j+s], then the epilogue.</summary>
    /// <param name="a">The image.</param>
    /// <param name="batch">How many examples there are.</param>
    /// <param name="worker">The thread.</param>
    /// <param name="countsPadding">Whether the places of the padding count as zeros; else a mean is over the places within the image.</param>
    /// <param name="epilogue">What takes the means.</param>
    [MethodImpl(Hot)]
    protected static void AveragePool<TVector, TShape, TEpilogue>(Matrix<T> a, int batch, Worker worker, bool countsPadding, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        (int first, int last) = worker.Share(batch * TShape.OutputHeight, TShape.OutputHeight);
        for (int windows = first; windows < last; windows++)
        {
            (int example, int outputY) = Math.DivRem(windows, TShape.OutputHeight);
            (int top, int fromY, int toY) = Within(outputY, TShape.StrideHeight, TShape.Top, TShape.WindowHeight, TShape.Height);
            for (int outputX = 0; outputX < TShape.OutputWidth; outputX++)
            {
                (int left, int fromX, int toX) = Within(outputX, TShape.StrideWidth, TShape.Left, TShape.WindowWidth, TShape.Width);
                T part = PartOf<TShape>(outputY, outputX, countsPadding);
                for (int channel = 0; channel < Padded(TShape.Channels); channel += TVector.Count)
                {
                    TVector sum = default;
                    for (int r = fromY; r < toY; r++)
                    {
                        for (int s = fromX; s < toX; s++)
                        {
                            sum += a.Load<TVector>((((example * TShape.Height) + top + r) * TShape.Width) + left + s, channel);
                        }
                    }

                    epilogue.Apply((windows * TShape.OutputWidth) + outputX, channel, sum * part);
                }
            }
        }
    }

    /// <summary>da[c, i+r, j+s] = Σ of dp[c, i, j] over the windows that it is in, each by its number of places, then the epilogue.</summary>
    [MethodImpl(Hot)]
    protected static void AveragePoolBackward<TVector, TShape, TEpilogue>(Matrix<T> dp, int batch, Worker worker, bool countsPadding, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        // Panel by panel, for what is read and written for each place is next to what is for the one before.
        (int first, int last) = worker.Share(batch * TShape.Height, TShape.Height);
        for (int channel = 0; channel < Padded(TShape.Channels); channel += TVector.Count)
        {
            for (int line = first; line < last; line++)
            {
                (int example, int y) = Math.DivRem(line, TShape.Height);
                (int From, int To) above = WindowsOver(y, TShape.StrideHeight, TShape.Top, TShape.WindowHeight, TShape.OutputHeight);
                (int From, int To) beside = (0, 0);
                TVector sum = default;
                for (int x = 0; x < TShape.Width; x++)
                {
                    // Places next to each other are often in the same windows: those of a mean over the whole image all are.
                    (int From, int To) windows = WindowsOver(x, TShape.StrideWidth, TShape.Left, TShape.WindowWidth, TShape.OutputWidth);
                    if (windows != beside)
                    {
                        beside = windows;
                        sum = SumOver<TVector, TShape>(dp, (example, channel), above, beside, countsPadding);
                    }

                    epilogue.Apply((line * TShape.Width) + x, channel, sum);
                }
            }
        }
    }

    /// <summary>What the windows of a rectangle, each from the first to the one behind the last, give a place that is in all of them.</summary>
    private static TVector SumOver<TVector, TShape>(Matrix<T> dp, (int Example, int Channel) of, (int From, int To) lines, (int From, int To) columns, bool countsPadding)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
    {
        TVector sum = default;
        for (int y = lines.From; y < lines.To; y++)
        {
            for (int x = columns.From; x < columns.To; x++)
            {
                sum += dp.Load<TVector>((((of.Example * TShape.OutputHeight) + y) * TShape.OutputWidth) + x, of.Channel) * PartOf<TShape>(y, x, countsPadding);
            }
        }

        return sum;
    }

    /// <summary>One over the number of places whose mean a window is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T PartOf<TShape>(int outputY, int outputX, bool countsPadding)
        where TShape : struct, IWindowShape
    {
        int places = countsPadding
            ? TShape.WindowHeight * TShape.WindowWidth
            : Inside(outputY, TShape.StrideHeight, TShape.Top, TShape.WindowHeight, TShape.Height) * Inside(outputX, TShape.StrideWidth, TShape.Left, TShape.WindowWidth, TShape.Width);
        return T.One / T.CreateTruncating(places);
    }

    private static int Inside(int output, int stride, int before, int window, int length)
    {
        (_, int from, int to) = Within(output, stride, before, window, length);
        return to - from;
    }

    /// <summary>Where a window begins along an axis, and from which to which of its places it lies within the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Start, int From, int To) Within(int output, int stride, int before, int window, int length)
    {
        int start = (output * stride) - before;
        return (start, Math.Max(0, -start), Math.Min(window, length - start));
    }

    /// <summary>The windows, from the first to the one behind the last, that a place of the image is in along an axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int From, int To) WindowsOver(int place, int stride, int before, int window, int count)
    {
        int from = place + before - window + 1;
        return (from <= 0 ? 0 : (from + stride - 1) / stride, Math.Min(count, ((place + before) / stride) + 1));
    }
}
