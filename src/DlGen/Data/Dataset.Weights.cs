using static System.FormattableString;

namespace DlGen;

// What examples count for when a network learns from them.
public sealed partial class Dataset
{
    /// <summary>The weights of the examples in memory, by their rows there; null where each counts for one.</summary>
    private readonly float[]? weights;

    /// <summary>How many classes were given a weight; 0 where none was.</summary>
    private readonly int weightedClasses;

    /// <summary>Whether examples have weights: <see cref="WithWeights"/>, <see cref="WithClassWeights"/>.</summary>
    public bool HasWeights => weights is not null;

    /// <summary>An example's weight; 1 without weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public float Weight(int row) => weights is null ? Weightless(row) : weights[Row(row)];

    /// <summary>
    /// The same examples, each counting by its weight in the loss that a network learns by: L = Σₙ wₙ·ℓₙ / Σₙ wₙ over a batch, where
    /// ℓₙ is the example's loss. An example of weight 0 doesn't count, and one of weight 2 counts like two.
    /// </summary>
    /// <remarks>
    /// Training and the loop written out go by the weights; those of a network's outputs [T, D] hold for all positions of an
    /// example. A batch whose weights are all zero has the loss 0 and no gradient. <c>Evaluate</c> and validation count each example
    /// once, whatever its weight, so that losses of different weights can be compared; so do the mean and variance of a
    /// <see cref="BatchNormAttribute"/>.
    /// </remarks>
    /// <param name="weights">A weight for each example, in the order of this dataset; multiplied with those it has.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer weights than examples, one is negative or not finite, or none is greater than zero; or that holds of
    /// their products with the weights that the examples have.
    /// </exception>
    public Dataset WithWeights(params ReadOnlySpan<float> weights)
    {
        if (weights.Length != Count)
        {
            throw new ArgumentException(Invariant($"There are {weights.Length} weights for {Count} examples; each needs one."), nameof(weights));
        }

        CheckWeights(weights, "row");
        var all = new float[examples.Count];
        for (int row = 0; row < weights.Length; row++)
        {
            all[Row(row)] = weights[row] * Weight(row);
        }

        CheckProducts(all);
        return new Dataset(examples, rows, all, weightedClasses);
    }

    /// <summary>
    /// The same examples, each counting by its class's weight in the loss that a network learns by: L = Σₙ w[yₙ]·ℓₙ / Σₙ w[yₙ] over a
    /// batch, so that rare classes can count for more. It is what PyTorch's CrossEntropyLoss(weight) computes, but that label
    /// smoothing's part of an example's loss has its class's weight too.
    /// </summary>
    /// <remarks>
    /// For a network with one output and <see cref="Loss.BinaryCrossEntropy"/>, <c>WithClassWeights(1, p)</c> lets examples of class 1
    /// count p times, as pos_weight = p does in PyTorch's BCEWithLogitsLoss; there the sum isn't divided by the weights' but by
    /// the number of examples. What else holds of weights <see cref="WithWeights"/> says.
    /// </remarks>
    /// <param name="weights">A weight for each class, from class 0 on; multiplied with those that the examples have.</param>
    /// <exception cref="ArgumentException">
    /// An example's class has no weight, or a weight is negative or not finite, or none is greater than zero; or that holds of the
    /// examples' weights, multiplied. Training throws it too where there are more or
    /// fewer weights than the network has classes.
    /// </exception>
    /// <exception cref="InvalidOperationException">The dataset has target values; <see cref="WithWeights"/> is for those.</exception>
    public Dataset WithClassWeights(params ReadOnlySpan<float> weights)
    {
        int[] labels = Labels;
        CheckWeights(weights, "class");
        var all = new float[examples.Count];
        for (int row = 0; row < Count; row++)
        {
            int label = labels[Row(row)];
            if (label >= weights.Length)
            {
                throw new ArgumentException(
                    Invariant($"{examples.LabelSource}row {Row(row)} has label {label}, but there are weights for {weights.Length} classes."), nameof(weights));
            }

            all[Row(row)] = weights[label] * Weight(row);
        }

        CheckProducts(all);
        return new Dataset(examples, rows, all, weights.Length);
    }

    private float Weightless(int row)
    {
        _ = Row(row);
        return 1;
    }

    private static void CheckWeights(ReadOnlySpan<float> weights, string of)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && float.IsFinite(weights[i])))
            {
                throw new ArgumentException(Invariant($"The weight of {of} {i} is {weights[i]}; it must be finite and at least 0."), nameof(weights));
            }
        }

        if (!weights.ContainsAnyExcept(0f))
        {
            throw new ArgumentException("No weight is greater than 0, so nothing would count.", nameof(weights));
        }
    }

    /// <summary>Weights are checked one by one; here, what they make of this dataset's examples together.</summary>
    private void CheckProducts(float[] all)
    {
        bool counts = false;
        for (int row = 0; row < Count; row++)
        {
            float weight = all[Row(row)];
            if (!float.IsFinite(weight))
            {
                throw new ArgumentException(Invariant($"The weights of row {row} multiply to {weight}; their product must be finite."), "weights");
            }

            counts |= weight > 0;
        }

        if (!counts)
        {
            throw new ArgumentException("Every example's weights multiply to 0, so nothing would count.", "weights");
        }
    }
}
