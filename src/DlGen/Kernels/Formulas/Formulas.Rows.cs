using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <content>What is done row by row, and what moves rows and columns. Threads share the rows of the batch.</content>
public abstract partial class Formulas<T>
{
    /// <summary>Applies an elementwise function to every place of a matrix.</summary>
    [MethodImpl(Hot)]
    protected static void Map<TVector, TMap>(int rows, Worker worker, int columns, TMap map)
        where TVector : struct, IVector<TVector, T>
        where TMap : struct, IMap<T>
    {
        (int first, int last) = worker.Share(rows);
        int end = Padded(columns);
        for (int row = first; row < last; row++)
        {
            for (int column = 0; column < end; column += TVector.Count)
            {
                map.Apply<TVector>(row, column);
            }
        }
    }

    /// <summary>p = softmax(z), row by row: e^z over its sum, the largest z subtracted first so that nothing overflows. p may lie in z's place.</summary>
    [MethodImpl(Hot)]
    protected static void Softmax<TVector>(Matrix<T> z, Matrix<T> p, int rows, Worker worker, int columns)
        where TVector : struct, IVector<TVector, T> => Softmax<TVector>(z, p, rows, worker, columns, scale: T.One);

    /// <summary>p = softmax(scale·z), row by row, where the scale is one over the temperature. p may lie in z's place.</summary>
    [MethodImpl(Hot)]
    protected static void Softmax<TVector>(Matrix<T> z, Matrix<T> p, int rows, Worker worker, int columns, T scale)
        where TVector : struct, IVector<TVector, T>
    {
        (int first, int last) = worker.Share(rows);
        int end = Padded(columns);
        for (int row = first; row < last; row++)
        {
            (_, T sum) = Exponentials<TVector>(z, p, row, columns, scale);
            for (int column = 0; column < end; column += TVector.Count)
            {
                p.Store(row, column, p.Load<TVector>(row, column) / sum);
            }
        }
    }

    /// <summary>
    /// dz = scale·p⊙(dp − Σ dp⊙p) of each row, for the epilogue. From ∂pᵢ/∂zⱼ = scale·pᵢ·(1 if i = j, less pⱼ).
    /// </summary>
    [MethodImpl(Hot)]
    protected static void SoftmaxBackward<TVector, TEpilogue>(Matrix<T> dp, Matrix<T> p, int rows, Worker worker, int columns, T scale, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T>
    {
        (int first, int last) = worker.Share(rows);
        int end = Padded(columns);
        for (int row = first; row < last; row++)
        {
            TVector along = default;
            for (int column = 0; column < end; column += TVector.Count)
            {
                // Behind the row's end p is zero, but dp may be anything.
                along = TVector.MultiplyAdd(WithoutPadding(dp.Load<TVector>(row, column), columns, column), p.Load<TVector>(row, column), along);
            }

            T mean = TVector.Sum(along);
            for (int column = 0; column < end; column += TVector.Count)
            {
                TVector gradient = WithoutPadding(dp.Load<TVector>(row, column), columns, column);
                epilogue.Apply(row, column, p.Load<TVector>(row, column) * (gradient - mean) * scale);
            }
        }
    }

    /// <summary>Leaves e^(scale·(z − max)) of a row in <paramref name="to"/>, which may be z's place; zero behind the row's end.</summary>
    /// <returns>The largest z, and the sum of the exponentials.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Max, T Sum) Exponentials<TVector>(Matrix<T> z, Matrix<T> to, int row, int columns, T scale)
        where TVector : struct, IVector<TVector, T>
    {
        int end = Padded(columns);
        TVector largest = T.NegativeInfinity;
        for (int column = 0; column < end; column += TVector.Count)
        {
            largest = TVector.Max(largest, z.Load<TVector>(row, column, columns, fill: T.NegativeInfinity));
        }

        T max = TVector.Largest(largest);
        TVector total = default;
        for (int column = 0; column < end; column += TVector.Count)
        {
            TVector e = TVector.Exp((z.Load<TVector>(row, column, columns, fill: T.NegativeInfinity) - max) * scale);
            to.Store(row, column, e);
            total += e;
        }

        return (max, TVector.Sum(total));
    }

    /// <summary>An image's <paramref name="channels"/> one behind the other in a row → a row for each place, its channels side by side.</summary>
    protected static void ToPlaces(Matrix<T> from, Matrix<T> to, int batch, Worker worker, int channels, int places) =>
        Relayout(from, to, batch, worker, channels, places, toPlaces: true);

    /// <summary>A row for each place, its channels side by side → an image's <paramref name="channels"/> one behind the other in a row.</summary>
    protected static void FromPlaces(Matrix<T> from, Matrix<T> to, int batch, Worker worker, int channels, int places) =>
        Relayout(to, from, batch, worker, channels, places, toPlaces: false);

    /// <summary>An image from one layout to the other: its rows as a dataset has them, and its rows of channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Relayout(Matrix<T> images, Matrix<T> byPlace, int batch, Worker worker, int channels, int places, bool toPlaces)
    {
        (int first, int last) = worker.Share(batch);
        for (int row = first; row < last; row++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int place = 0; place < places; place++)
                {
                    ref T inImage = ref images[row, (channel * places) + place];
                    ref T atPlace = ref byPlace[(row * places) + place, channel];
                    if (toPlaces)
                    {
                        atPlace = inImage;
                    }
                    else
                    {
                        inImage = atPlace;
                    }
                }
            }
        }
    }

    /// <summary>Calls the user's method for rows, of which so many stay with one thread.</summary>
    protected static void Rows<TRows>(int rows, Worker worker, int grain, TRows kernel)
        where TRows : struct, IRows
    {
        (int first, int last) = worker.Share(rows, grain);
        kernel.Run(first, last);
    }

    /// <summary>The columns of matrices side by side, in the order given.</summary>
    protected static void Concatenate(Matrix<T> to, int rows, Worker worker, params ReadOnlySpan<(Matrix<T> Values, int Columns)> parts)
    {
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            int column = 0;
            foreach ((Matrix<T> values, int columns) in parts)
            {
                to.CopyColumns(row, column, values, from: 0, columns);
                column += columns;
            }
        }
    }

    /// <summary>The <paramref name="width"/> columns of a matrix from <paramref name="start"/> on.</summary>
    protected static void Slice(Matrix<T> from, int start, Matrix<T> to, int width, int rows, Worker worker)
    {
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            to.CopyColumns(row, column: 0, from, start, width);
        }
    }

    /// <summary>Each example's <paramref name="height"/> rows of <paramref name="width"/> laid end to end.</summary>
    protected static void Flatten(Matrix<T> from, Matrix<T> to, int batch, Worker worker, int height, int width)
    {
        (int first, int last) = worker.Share(batch);
        for (int row = first; row < last; row++)
        {
            to.Gather(row, from, height, width);
        }
    }

    /// <summary>Each example's row cut into <paramref name="height"/> rows of <paramref name="width"/>.</summary>
    protected static void Unflatten(Matrix<T> from, Matrix<T> to, int batch, Worker worker, int height, int width)
    {
        (int first, int last) = worker.Share(batch);
        for (int row = first; row < last; row++)
        {
            from.Scatter(row, to, height, width);
        }
    }
}
