using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using static System.FormattableString;

namespace DlGen;

// What examples count for when a network learns from them.
public sealed partial class Dataset
{
    /// <summary>Whether examples have weights: <see cref="WithWeights"/>, <see cref="WithClassWeights"/>, <see cref="WithPositionWeights"/>.</summary>
    public bool HasWeights => Array.Exists(targets, static target => target.HasWeights);

    /// <summary>The weight of an example; where its positions have weights, or labels whose classes have, their mean; and 1 without weights. Of several targets the first is meant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public float GetWeight(int row)
    {
        row = Row(row);
        ExampleTargets target = targets[0];
        double sum = 0;
        for (int position = 0; position < target.WeightCount; position++)
        {
            sum += target.Weight(row, position);
        }

        return (float)(sum / target.WeightCount);
    }

    /// <summary>
    /// This dataset's examples with a weight each, for all targets. In training, the loss of a batch is then L = Σₙ wₙ·ℓₙ / Σₙ wₙ, where ℓₙ
    /// is the loss of example n. An example of weight 0 doesn't count, and one of weight 2 counts like two.
    /// </summary>
    /// <remarks>
    /// Training and the training loop written out use the weights. Where a network's outputs are [T, D], the weight of an example holds for
    /// all of its positions. A batch whose weights are all zero has the loss 0 and no gradient. <c>Evaluate</c> and validation count each example
    /// once, whatever its weight, so that losses of different weights can be compared; so do the mean and variance of a
    /// <see cref="BatchNormAttribute"/>.
    /// </remarks>
    /// <param name="weights">A weight for each example, in the order of this dataset; multiplied by the weights that they already have.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer weights than examples, one is negative or not finite, or none is greater than zero; or that holds of
    /// their products with the weights that the examples have.
    /// </exception>
    public Dataset WithWeights(params ReadOnlySpan<float> weights) => Weighted(weights, positions: 1);

    /// <summary>
    /// This dataset's examples with a weight for each position of their outputs [T, D]. In training, the loss of a batch is then L = Σ w·ℓ /
    /// Σ w over all of its positions. Weights of 0 and 1 are a mask, as for the padding behind sequences of different lengths.
    /// </summary>
    /// <remarks>See <see cref="WithWeights"/> for what holds of all weights.</remarks>
    /// <param name="weights">
    /// A weight for each position of each example, example by example in the order of this dataset: as many for each example as the
    /// network's outputs have positions. They are multiplied by the weights that the examples already have.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There isn't the same number of weights for each example, one is negative or not finite, or none is greater than zero; or that
    /// holds of their products with the weights that the examples have. Training throws it too where the network has another number of
    /// positions.
    /// </exception>
    public Dataset WithPositionWeights(params ReadOnlySpan<float> weights)
    {
        if (Count == 0)
        {
            throw new ArgumentException(Invariant($"There are {weights.Length} weights for a dataset that is empty."), nameof(weights));
        }

        if (weights.Length == 0 || weights.Length % Count != 0)
        {
            throw new ArgumentException(Invariant($"There are {weights.Length} weights for {Count} examples; each needs one for each of its positions."), nameof(weights));
        }

        return Weighted(weights, weights.Length / Count);
    }

    /// <summary>
    /// This dataset's examples with a weight for each class, so that rare classes can count for more. In training, the loss of a batch is
    /// then L = Σₙ w[yₙ]·ℓₙ / Σₙ w[yₙ], as with PyTorch's CrossEntropyLoss(weight).
    /// </summary>
    /// <remarks>
    /// With label smoothing ε an example's part is, as PyTorch's, (1 − ε)·w[y]·ℓ[y] + ε/K·Σ w[k]·ℓ[k] over all K classes, where ℓ[k] is
    /// −log softmax(z)[k]; the sum of the parts is divided by Σₙ w[yₙ].
    /// Where examples have a label for each position, n counts positions.
    /// For a network with one output and <see cref="Loss.BinaryCrossEntropy"/>, <c>WithClassWeights(1, p)</c> lets examples of class 1
    /// count p times, as pos_weight = p does in PyTorch's BCEWithLogitsLoss; there the sum isn't divided by the weights' but by
    /// the number of examples. A label without a weight is one that the network leaves out (<see cref="NetworkAttribute.IgnoreIndex"/>), such
    /// as 255; training throws where it isn't. See <see cref="WithWeights"/> for what holds of all weights.
    /// </remarks>
    /// <param name="weights">A weight for each class, from class 0 on; multiplied by the weights that the examples already have.</param>
    /// <exception cref="ArgumentException">
    /// No example's class has a weight, or a weight is negative or not finite, or none is greater than zero; or that holds of the
    /// examples' weights, multiplied; or the classes have weights already, and not as many. Training throws it too where there are
    /// more or fewer weights than the network has classes.
    /// </exception>
    /// <exception cref="InvalidOperationException">The dataset has target values; <see cref="WithWeights"/> is for those.</exception>
    public Dataset WithClassWeights(params ReadOnlySpan<float> weights)
    {
        if (targets.Length > 1)
        {
            throw new InvalidOperationException(
                Invariant($"The dataset has {targets.Length} targets an example: give the first its class weights before the others are added, and those weights of their own."));
        }

        RequireLabels(targets[0]);
        CheckWeights(weights, "The weight of class {0} is {1}; it must be finite and at least 0.", "No weight is greater than 0, so nothing would count.");
        ExampleTargets target = targets[0];
        CheckSomeWeighted(target, weights);
        float[] all = [.. weights];
        if (target.ClassWeights is { } before)
        {
            if (before.Length != all.Length)
            {
                throw new ArgumentException(Invariant($"The weights are for {all.Length} classes, those before for {before.Length}."), nameof(weights));
            }

            for (int label = 0; label < all.Length; label++)
            {
                all[label] *= before[label];
            }
        }

        return new Dataset(examples, [Checked(target.Weighted(target.Weights, target.Positions, all))], rows, view);
    }

    /// <summary>This dataset's examples with weights for all targets.</summary>
    private Dataset Weighted(ReadOnlySpan<float> weights, int positions)
    {
        var weighted = new ExampleTargets[targets.Length];
        for (int target = 0; target < weighted.Length; target++)
        {
            weighted[target] = Weighted(targets[target], weights, positions);
        }

        return new Dataset(examples, weighted, rows, view);
    }

    /// <summary>A target with these weights, multiplied by those that it already has.</summary>
    private ExampleTargets Weighted(ExampleTargets target, ReadOnlySpan<float> weights, int positions = 1)
    {
        if (weights.Length != (long)Count * positions)
        {
            throw new ArgumentException(Invariant($"There are {weights.Length} weights for {Count} examples; each needs one."), nameof(weights));
        }

        if (Count == 0)
        {
            // A part without examples has nothing to weigh; training on it is what is refused.
            return target.Weighted([], positions, target.ClassWeights);
        }

        string place = positions == 1 ? "row {0}" : "place {0}";
        CheckWeights(weights, $"The weight of {place} is {{1}}; it must be finite and at least 0.", "No weight is greater than 0, so nothing would count.");
        if (positions > 1 && target.Positions > 1 && positions != target.Positions)
        {
            throw new ArgumentException(Invariant($"The weights are for {positions} positions an example, those before for {target.Positions}."), nameof(weights));
        }

        if (positions > 1 && target.LabelCount > 1 && positions != target.LabelCount)
        {
            throw new ArgumentException(Invariant($"The weights are for {positions} positions an example, the labels for {target.LabelCount}."), nameof(weights));
        }

        int most = Math.Max(positions, target.Positions);
        var all = new float[Lengths.Product(Count, most, nameof(weights), "The weights, multiplied with those before")];
        for (int index = 0; index < all.Length; index++)
        {
            (int row, int position) = Math.DivRem(index, most);
            all[index] = weights[(row * positions) + (positions == 1 ? 0 : position)] * target.ExampleWeight(Row(row), position);
        }

        return Checked(target.Weighted(ExampleTargets.Placed(all, most, rows, examples.Count), most, target.ClassWeights));
    }

    /// <summary>Throws where examples have labels, but none of them is a class with a weight.</summary>
    private void CheckSomeWeighted(ExampleTargets target, ReadOnlySpan<float> weights)
    {
        for (int row = 0; row < Count; row++)
        {
            foreach (int label in target.LabelsOf(Row(row)))
            {
                if ((uint)label < (uint)weights.Length)
                {
                    return;
                }
            }
        }

        if (Count > 0)
        {
            throw new ArgumentException(
                Invariant($"{target.Source}row {Row(0)} has label {target.Label(Row(0), 0)}, and no example has one of the {weights.Length} classes that there are weights for."), nameof(weights));
        }
    }

    /// <summary>Throws unless all products of weights are finite, and one of them isn't zero.</summary>
    private ExampleTargets Checked(ExampleTargets target)
    {
        if (Count == 0)
        {
            return target;
        }

        var products = new float[Count * target.WeightCount];
        for (int index = 0; index < products.Length; index++)
        {
            (int row, int position) = Math.DivRem(index, target.WeightCount);
            products[index] = (float)target.Weight(Row(row), position);
        }

        string place = target.WeightCount <= 1 ? "row {0}" : "place {0}";
        CheckWeights(products, $"The weights of {place} multiply to {{1}}; their product must be finite.", "Every example's weights multiply to 0, so nothing would count.");
        return target;
    }

    /// <summary>Throws unless all weights are finite and not negative, and one of them isn't zero.</summary>
    private static void CheckWeights(ReadOnlySpan<float> weights, string wrong, string none)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && float.IsFinite(weights[i])))
            {
                throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, wrong, i, weights[i]), nameof(weights));
            }
        }

        if (!weights.ContainsAnyExcept(0f))
        {
            throw new ArgumentException(none, nameof(weights));
        }
    }

    /// <summary>The weights of classes and of examples as a text to compare, of examples a digest; null where nothing is weighted.</summary>
    internal string? WeightsText()
    {
        string[] texts = [.. targets.Where(static target => target.HasWeights).Select(target =>
        {
            string classes = target.ClassWeights is { } weights ? $"of classes {string.Join(", ", weights.Select(static weight => Invariant($"{weight}")))}" : "";
            return target.Weights is null ? classes : $"{classes}{(classes.Length > 0 ? ", " : "")}of examples {Digest(target)}";
        })];
        return texts.Length == 0 ? null : string.Join("; ", texts);

        string Digest(ExampleTargets target)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (int row = 0; row < Count; row++)
            {
                hash.AppendData(MemoryMarshal.AsBytes<float>(target.Weights.AsSpan(Row(row) * target.Positions, target.Positions)));
            }

            return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 4));
        }
    }
}
