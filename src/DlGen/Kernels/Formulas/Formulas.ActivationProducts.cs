using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <content>
/// Products of two activations, example by example: both sides have rows of the batch, and neither is a parameter. Threads share the rows
/// of the result. Each number is a sum in the order of its terms, whatever the batch.
/// </content>
public abstract partial class Formulas<T>
{
    /// <summary>s = a·bᵀ of each example, for the epilogue: [height × terms]·[columns × terms]ᵀ.</summary>
    /// <param name="a">The left side.</param>
    /// <param name="b">The right side.</param>
    /// <param name="rows">The rows of the result in the batch.</param>
    /// <param name="worker">The thread.</param>
    /// <param name="height">Rows of the result that an example has.</param>
    /// <param name="columns">The length of a row of the result.</param>
    /// <param name="terms">Terms of each sum.</param>
    /// <param name="epilogue">What takes the result.</param>
    [MethodImpl(Hot)]
    protected static unsafe void ActivationProductRightTransposed<TVector, TEpilogue>(
        Matrix<T> a, Matrix<T> b, int rows, Worker worker, int height, int columns, int terms, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T>
    {
        T* sums = stackalloc T[Panel];
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            int other = row / height * columns;
            for (int column = 0; column < Padded(columns); column += TVector.Count)
            {
                for (int lane = 0; lane < TVector.Count; lane++)
                {
                    TVector sum = default;
                    for (int term = 0; term < Padded(terms) && column + lane < columns; term += TVector.Count)
                    {
                        // Behind a row's end may stand anything, on either side.
                        TVector left = WithoutPadding(a.Load<TVector>(row, term), terms, term);
                        sum = TVector.MultiplyAdd(left, WithoutPadding(b.Load<TVector>(other + column + lane, term), terms, term), sum);
                    }

                    sums[lane] = TVector.Sum(sum);
                }

                epilogue.Apply(row, column, TVector.Load(sums));
            }
        }
    }

    /// <summary>z = a·b of each example, for the epilogue: [height × terms]·[terms × columns].</summary>
    /// <inheritdoc cref="ActivationProductRightTransposed" path="/param"/>
    [MethodImpl(Hot)]
    protected static void ActivationProduct<TVector, TEpilogue>(
        Matrix<T> a, Matrix<T> b, int rows, Worker worker, int height, int columns, int terms, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T> =>
        Straight<TVector, TEpilogue>(a, b, rows, worker, height, columns, terms, isTransposed: false, epilogue);

    /// <summary>z = aᵀ·b of each example, for the epilogue: [terms × height]ᵀ·[terms × columns].</summary>
    /// <inheritdoc cref="ActivationProductRightTransposed" path="/param"/>
    [MethodImpl(Hot)]
    protected static void ActivationProductLeftTransposed<TVector, TEpilogue>(
        Matrix<T> a, Matrix<T> b, int rows, Worker worker, int height, int columns, int terms, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T> =>
        Straight<TVector, TEpilogue>(a, b, rows, worker, height, columns, terms, isTransposed: true, epilogue);

    /// <summary>a·b or aᵀ·b, compiled into its caller, where it is known which.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Straight<TVector, TEpilogue>(
        Matrix<T> a, Matrix<T> b, int rows, Worker worker, int height, int columns, int terms, bool isTransposed, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T>
    {
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            int other = row / height * terms;
            for (int column = 0; column < Padded(columns); column += TVector.Count)
            {
                TVector sum = default;
                for (int term = 0; term < terms; term++)
                {
                    T left = isTransposed ? a[other + term, row % height] : a[row, term];
                    sum = TVector.MultiplyAdd(left, b.Load<TVector>(other + term, column), sum);
                }

                epilogue.Apply(row, column, sum);
            }
        }
    }
}
