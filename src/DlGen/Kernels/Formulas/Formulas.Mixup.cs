using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <content>
/// The losses of a mixed batch: each row has a second target, its partner's. Its loss is λ·ℓ(z, y) + (1 − λ)·ℓ(z, y′), where y′ is the target of
/// the partner, and so is its gradient. What both count for is in the rows' weights.
/// </content>
public abstract partial class Formulas<T>
{
    /// <summary>
    /// The cross-entropy of each row of a mixed batch, and its gradient. The cross-entropy is linear in the target, so that its target is
    /// q = λ·q(y) + (1 − λ)·q(y′).
    /// </summary>
    [MethodImpl(Hot)]
    private static void MixedCrossEntropy<TVector, TLoss, TEpilogue>(
        Matrix<T> z, Targets<T> y, int rows, Worker worker, Row<T> losses, Matrix<T> exponentials, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TLoss : struct, ISoftmaxLoss<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        bool isSmoothed = TLoss.LabelSmoothing != 0;
        T even = T.CreateTruncating(TLoss.LabelSmoothing / TLoss.Classes);
        T onLabel = T.CreateTruncating(1 - TLoss.LabelSmoothing);
        T spread = isSmoothed ? even * SumOfClassWeights<TVector, TLoss>(y) : T.Zero;
        T scale = TLoss.Sums ? TLoss.Weight : TLoss.Weight / T.CreateTruncating(rows);
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            // q = own·onehot(y) + other·onehot(y′) + even·c
            (int label, int partners) = (y.Label(row), y.Label(y.Partner(row)));
            T own = y.Shares[row];
            T other = T.One - own;
            if (isSmoothed)
            {
                own *= onLabel * y.ClassWeights[label];
                other *= onLabel * y.ClassWeights[partners];
            }

            T total = own + other + spread;
            (T atLabel, T atPartners) = (z[row, label], z[row, partners]);
            T weighed = isSmoothed ? even * WeighedSum<TVector, TLoss>(z, y, row) : T.Zero;
            (T max, T sum) = Exponentials<TVector>(z, exponentials, row, TLoss.Classes, T.One);
            losses[row] = (total * T.Log(sum)) - (own * (atLabel - max)) - (other * (atPartners - max)) - (weighed - (spread * max));
            if (!TLoss.HasGradient)
            {
                continue;
            }

            T factor = total / sum;
            for (int column = 0; column < Padded(TLoss.Classes); column += TVector.Count)
            {
                TVector dz = exponentials.Load<TVector>(row, column) * factor;
                if (isSmoothed)
                {
                    dz -= even * y.ClassWeights.Load<TVector>(column);
                }

                dz -= At<TVector>(label - column, own) + At<TVector>(partners - column, other);
                epilogue.Apply(row, column, dz * scale);
            }
        }
    }

    /// <summary>A loss that compares output by output, of each row of a mixed batch, and its gradient times the loss's weight, for the epilogue.</summary>
    [MethodImpl(Hot)]
    private static void MixedElementwiseLoss<TVector, TLoss, TEpilogue>(
        Matrix<T> z, Targets<T> y, int rows, Worker worker, Row<T> losses, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TLoss : struct, IElementwiseLoss<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        T scale = TLoss.Sums ? TLoss.Weight : TLoss.Weight / T.CreateTruncating(rows * TLoss.Columns);
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            int partner = y.Partner(row);
            T own = y.Shares[row];
            T other = T.One - own;
            TVector sum = default;
            for (int column = 0; column < Padded(TLoss.Columns); column += TVector.Count)
            {
                TVector output = z.Load<TVector>(row, column);
                TVector target = y.Values.Load<TVector>(row, column, TLoss.Columns, fill: T.Zero);
                TVector partners = y.Values.Load<TVector>(partner, column, TLoss.Columns, fill: T.Zero);
                TVector loss = (own * TLoss.Value(output, target, column)) + (other * TLoss.Value(output, partners, column));
                sum += WithoutPadding(loss, TLoss.Columns, column);
                if (TLoss.HasGradient)
                {
                    TVector gradient = (own * TLoss.Derivative(output, target, column)) + (other * TLoss.Derivative(output, partners, column));
                    epilogue.Apply(row, column, gradient * scale);
                }
            }

            losses[row] = TLoss.Sums ? TVector.Sum(sum) : TVector.Sum(sum) / T.CreateTruncating(TLoss.Columns);
        }
    }

    /// <summary>A value in one lane and zeros in the others; zeros alone where there is no such lane.</summary>
    private static TVector At<TVector>(int lane, T value)
        where TVector : struct, IVector<TVector, T> =>
        (uint)lane < (uint)TVector.Count ? TVector.First(value, lane + 1) - TVector.First(value, lane) : default;
}
