using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <content>The losses, each with its gradient in one sweep over the outputs. Threads share the rows of the batch.</content>
public abstract partial class Formulas<T>
{
    /// <summary>
    /// The loss of each row, −Σ q·log softmax(z), and dz = (Σq·softmax(z) − q) / rows times the loss's weight, for the epilogue. The target q
    /// is c·((1 − ε)·onehot(y) + ε/K), where c are the classes' weights if ε isn't 0, and else 1.
    /// </summary>
    /// <param name="z">The logits.</param>
    /// <param name="y">The labels.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="worker">The thread.</param>
    /// <param name="losses">Where the losses go.</param>
    /// <param name="exponentials">Room for e^z of each row; it may be the logits' place, or the gradient's.</param>
    /// <param name="epilogue">What takes the gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void CrossEntropy<TVector, TLoss, TEpilogue>(
        Matrix<T> z, Targets<T> y, int rows, Worker worker, Row<T> losses, Matrix<T> exponentials, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TLoss : struct, ISoftmaxLoss<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        if (y.IsMixed)
        {
            MixedCrossEntropy<TVector, TLoss, TEpilogue>(z, y, rows, worker, losses, exponentials, epilogue);
        }
        else if (TLoss.LabelSmoothing != 0)
        {
            SmoothedCrossEntropy<TVector, TLoss, TEpilogue>(z, y, rows, worker, losses, exponentials, epilogue);
        }
        else
        {
            PlainCrossEntropy<TVector, TLoss, TEpilogue>(z, y, rows, worker, losses, exponentials, epilogue);
        }
    }

    /// <summary>The target is the label's class: ℓ = −log softmax(z)[y], dz = (softmax(z) − onehot(y)) / rows.</summary>
    [MethodImpl(Hot)]
    private static void PlainCrossEntropy<TVector, TLoss, TEpilogue>(
        Matrix<T> z, Targets<T> y, int rows, Worker worker, Row<T> losses, Matrix<T> exponentials, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TLoss : struct, ISoftmaxLoss<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        T scale = TLoss.Sums ? TLoss.Weight : TLoss.Weight / T.CreateTruncating(rows);
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            int label = y.Label(row);
            T labelled = z[row, label];
            (T max, T sum) = Exponentials<TVector>(z, exponentials, row, TLoss.Classes, T.One);
            losses[row] = T.Log(sum) - (labelled - max);
            if (!TLoss.HasGradient)
            {
                continue;
            }

            T factor = scale / sum;
            for (int column = 0; column < Padded(TLoss.Classes); column += TVector.Count)
            {
                TVector dz = exponentials.Load<TVector>(row, column) * factor;
                if ((uint)(label - column) < (uint)TVector.Count)
                {
                    TVector atLabel = scale;
                    dz -= TVector.First(atLabel, label - column + 1) - TVector.First(atLabel, label - column);
                }

                epilogue.Apply(row, column, dz);
            }
        }
    }

    /// <summary>A part ε of the target is spread over all classes, which may have weights.</summary>
    [MethodImpl(Hot)]
    private static void SmoothedCrossEntropy<TVector, TLoss, TEpilogue>(
        Matrix<T> z, Targets<T> y, int rows, Worker worker, Row<T> losses, Matrix<T> exponentials, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TLoss : struct, ISoftmaxLoss<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        T share = T.CreateTruncating(TLoss.LabelSmoothing / TLoss.Classes);

        // What the part of the target that is spread over all classes adds up to: ε, unless they have weights.
        T spread = share * SumOfClassWeights<TVector, TLoss>(y);
        T scale = TLoss.Sums ? TLoss.Weight : TLoss.Weight / T.CreateTruncating(rows);
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            int label = y.Label(row);
            T labelled = z[row, label];
            T own = T.CreateTruncating(1 - TLoss.LabelSmoothing) * y.ClassWeights[label];
            T weighed = WeighedSum<TVector, TLoss>(z, y, row);
            (T max, T sum) = Exponentials<TVector>(z, exponentials, row, TLoss.Classes, T.One);
            losses[row] = ((own + spread) * (T.Log(sum) + max)) - (own * labelled) - (share * weighed);
            if (!TLoss.HasGradient)
            {
                continue;
            }

            T factor = (own + spread) / sum;
            for (int column = 0; column < Padded(TLoss.Classes); column += TVector.Count)
            {
                TVector dz = exponentials.Load<TVector>(row, column) * factor;
                dz = (dz - (share * y.ClassWeights.Load<TVector>(column))) * scale;
                if ((uint)(label - column) < (uint)TVector.Count)
                {
                    TVector atLabel = own * scale;
                    dz -= TVector.First(atLabel, label - column + 1) - TVector.First(atLabel, label - column);
                }

                epilogue.Apply(row, column, dz);
            }
        }
    }

    /// <summary>A loss that compares output by output, of each row, and its gradient times the loss's weight, for the epilogue.</summary>
    [MethodImpl(Hot)]
    protected static void ElementwiseLoss<TVector, TLoss, TEpilogue>(
        Matrix<T> z, Targets<T> y, int rows, Worker worker, Row<T> losses, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TLoss : struct, IElementwiseLoss<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        if (y.IsMixed)
        {
            MixedElementwiseLoss<TVector, TLoss, TEpilogue>(z, y, rows, worker, losses, epilogue);
            return;
        }

        T scale = TLoss.Sums ? TLoss.Weight : TLoss.Weight / T.CreateTruncating(rows * TLoss.Columns);
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            TVector sum = default;
            for (int column = 0; column < Padded(TLoss.Columns); column += TVector.Count)
            {
                TVector output = z.Load<TVector>(row, column);
                TVector target = y.Values.Load<TVector>(row, column, TLoss.Columns, fill: T.Zero);
                sum += WithoutPadding(TLoss.Value(output, target, column), TLoss.Columns, column);
                if (TLoss.HasGradient)
                {
                    epilogue.Apply(row, column, TLoss.Derivative(output, target, column) * scale);
                }
            }

            losses[row] = TLoss.Sums ? TVector.Sum(sum) : TVector.Sum(sum) / T.CreateTruncating(TLoss.Columns);
        }
    }

    /// <summary>Lets rows count by their weights: multiplies their losses by them. Each thread does so with the rows whose loss it has computed.</summary>
    protected static void Weigh(Targets<T> y, int rows, Worker worker, Row<T> losses)
    {
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            losses[row] *= y.Weights[row];
        }
    }

    /// <summary>Lets rows count by their weights: multiplies the losses by them, and the loss's gradient, in which the backward pass is linear.</summary>
    protected static void Weigh<TVector>(Targets<T> y, int rows, Worker worker, Row<T> losses, params ReadOnlySpan<(Matrix<T> Values, int Columns)> gradients)
        where TVector : struct, IVector<TVector, T>
    {
        Weigh(y, rows, worker, losses);
        (int first, int last) = worker.Share(rows);
        foreach ((Matrix<T> values, int columns) in gradients)
        {
            for (int row = first; row < last; row++)
            {
                for (int column = 0; column < Padded(columns); column += TVector.Count)
                {
                    values.Store(row, column, values.Load<TVector>(row, column) * y.Weights[row]);
                }
            }
        }
    }

    /// <summary>Σ c: 1 for each class unless the dataset says otherwise.</summary>
    private static T SumOfClassWeights<TVector, TLoss>(Targets<T> y)
        where TVector : struct, IVector<TVector, T>
        where TLoss : struct, ISoftmaxLoss<T>
    {
        TVector sum = default;
        for (int column = 0; column < Padded(TLoss.Classes); column += TVector.Count)
        {
            sum += y.ClassWeights.Load<TVector>(column);
        }

        return TVector.Sum(sum);
    }

    /// <summary>Σ c·z of a row's logits.</summary>
    private static T WeighedSum<TVector, TLoss>(Matrix<T> z, Targets<T> y, int row)
        where TVector : struct, IVector<TVector, T>
        where TLoss : struct, ISoftmaxLoss<T>
    {
        TVector sum = default;
        for (int column = 0; column < Padded(TLoss.Classes); column += TVector.Count)
        {
            sum += y.ClassWeights.Load<TVector>(column) * z.Load<TVector>(row, column, TLoss.Classes, fill: T.Zero);
        }

        return TVector.Sum(sum);
    }
}
