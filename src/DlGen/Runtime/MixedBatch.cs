using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>What a batch needs besides its buffers to be mixed with a permutation of itself: its inputs before that, and each row's share and partner.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class MixedBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Arena<T> inputs;
    private readonly HeadMixture<T>[] heads;
    private readonly int rowsPerInput;
    private readonly int width;

    public MixedBatch(NetworkRuntime<T> network, TargetBuffers<T> targets, int capacity)
    {
        inputs = new Arena<T>(network.InputLength(capacity));
        Gathered = network.InputRows(inputs, capacity);
        rowsPerInput = network.RowsPerInput;
        width = network.InputSize / rowsPerInput;
        heads = [.. Enumerable.Range(0, network.Heads.Length).Select(head => new HeadMixture<T>(targets[head], capacity))];
        Targets = heads.Length == 1 ? heads[0].Targets : new Targets<T>(Array.ConvertAll(heads, static head => head.Targets));
    }

    /// <summary>The inputs as they are gathered, before they are mixed.</summary>
    public ExampleRows<T> Gathered { get; }

    /// <summary>The targets as the losses see them: with their partners.</summary>
    public Targets<T> Targets { get; }

    /// <summary>Mixes the batch's examples from <paramref name="first"/> to <paramref name="last"/>, once the whole batch is gathered.</summary>
    /// <param name="mixup">Which of them have which partners.</param>
    /// <param name="to">Where the mixed inputs go.</param>
    /// <param name="targets">The targets of the batch with their weights.</param>
    /// <param name="first">The first example.</param>
    /// <param name="last">The example after the last.</param>
    public void Mix<TVector>(Mixup mixup, ExampleRows<T> to, TargetBuffers<T> targets, int first, int last)
        where TVector : struct, IVector<TVector, T>
    {
        var share = T.CreateTruncating(mixup.Share);
        for (int example = first; example < last; example++)
        {
            int partner = mixup.Partners[example];
            MixInputs<TVector>(to.Matrix, example, partner, share);
            for (int head = 0; head < heads.Length; head++)
            {
                heads[head].Mix(targets[head], example, partner, share, targets.HasWeights);
            }
        }
    }

    /// <summary>x ← λ·x + (1 − λ)·x′ for an example and its partner.</summary>
    private void MixInputs<TVector>(Matrix<T> to, int example, int partner, T share)
        where TVector : struct, IVector<TVector, T>
    {
        Matrix<T> from = Gathered.Matrix;
        T rest = T.One - share;
        for (int row = 0; row < rowsPerInput; row++)
        {
            int own = (example * rowsPerInput) + row;
            int other = (partner * rowsPerInput) + row;
            for (int column = 0; column < width; column += TVector.Count)
            {
                to.Store(own, column, (share * from.Load<TVector>(own, column)) + (rest * from.Load<TVector>(other, column)));
            }
        }
    }
}
