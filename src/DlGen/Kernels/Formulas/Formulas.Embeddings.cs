using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <content>Tables of rows that tokens name. Tokens are whole numbers in the place of scalars, which whoever hands them over has checked.</content>
public abstract partial class Formulas<T>
{
    /// <summary>e = E[x]: for each token its row of the table, for the epilogue. Threads share the tokens of the batch.</summary>
    /// <param name="x">The tokens, <paramref name="perExample"/> a row.</param>
    /// <param name="table">E, [vocabulary × size].</param>
    /// <param name="rows">The tokens of the batch.</param>
    /// <param name="worker">The thread.</param>
    /// <param name="perExample">Tokens that an example has.</param>
    /// <param name="epilogue">What takes the rows.</param>
    [MethodImpl(Hot)]
    protected static unsafe void Embed<TVector, TShape, TEpilogue>(Matrix<T> x, Panels<T> table, int rows, Worker worker, int perExample, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            int token = int.CreateTruncating(x[row / perExample, row % perExample]);
            for (int column = 0; column < Padded(TShape.Outputs); column += TVector.Count)
            {
                epilogue.Apply(row, column, TVector.Load(table.Origin + Panels<T>.Place(column, token, TShape.Inputs)));
            }
        }
    }

    /// <summary>
    /// dE = Σ over the batch of de, each at its token's row, then the step of E. Threads share the rows of the table; each sum runs in the
    /// order of the batch. Rows whose token doesn't occur are stepped with a gradient of zero, unless that leaves them as they are.
    /// </summary>
    [MethodImpl(Hot)]
    protected static void EmbeddingSum<TVector, TShape, TStep>(
        Matrix<T> x, Matrix<T> de, int rows, Worker worker, int perExample, Panels<T> table, TokenChains chains, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, ILinearShape
        where TStep : struct, IStep<T>
    {
        (int first, int last) = worker.Share(TShape.Inputs);
        chains.Link(x, rows, perExample, first, last);
        for (int token = first; token < last; token++)
        {
            int start = chains.First(token);
            if (start < 0 && step.LeavesWhatHasNoGradient)
            {
                continue;
            }

            for (int column = 0; column < Padded(TShape.Outputs); column += TVector.Count)
            {
                TVector sum = default;
                for (int row = start; row >= 0; row = chains.Next(row))
                {
                    sum += de.Load<TVector>(row, column);
                }

                step.Apply(table.Offset + Panels<T>.Place(column, token, TShape.Inputs), TVector.First(sum, TShape.Outputs - column));
            }
        }
    }
}
