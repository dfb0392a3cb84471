using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>Which class a network's outputs stand for.</summary>
internal static class Classes
{
    /// <summary>
    /// The class that one row of outputs of the forward pass stands for: that of the largest, and of equal ones the first. A single output
    /// stands for class 1 above a threshold, which is 0 for a logit and 0.5 for a value, else for class 0. Where an output is NaN, it is
    /// <see cref="ConfusionMatrix.NoClass"/>.
    /// </summary>
    public static int Of<T>(Matrix<T> outputs, int row, int width, TargetKind kind)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (width == 1)
        {
            return T.IsNaN(outputs[row, 0]) ? ConfusionMatrix.NoClass : outputs[row, 0] > (kind == TargetKind.Values ? T.CreateTruncating(0.5) : T.Zero) ? 1 : 0;
        }

        // A NaN is not at most anything, so it becomes the largest, and then nothing is larger.
        int largest = 0;
        for (int column = 1; column < width && !T.IsNaN(outputs[row, largest]); column++)
        {
            if (!(outputs[row, column] <= outputs[row, largest]))
            {
                largest = column;
            }
        }

        return T.IsNaN(outputs[row, largest]) ? ConfusionMatrix.NoClass : largest;
    }

    /// <summary>
    /// The class that probabilities stand for: that of the largest, and of equal ones the first. A single one stands for class 1 above one half.
    /// Where one is NaN, it is <see cref="ConfusionMatrix.NoClass"/>.
    /// </summary>
    public static int OfProbabilities<T>(ReadOnlySpan<T> probabilities)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int largest = 0;
        for (int category = 0; category < probabilities.Length; category++)
        {
            if (T.IsNaN(probabilities[category]))
            {
                return ConfusionMatrix.NoClass;
            }

            largest = probabilities[category] > probabilities[largest] ? category : largest;
        }

        return probabilities.Length > 1 ? largest : probabilities[0] > T.CreateTruncating(0.5) ? 1 : 0;
    }

    /// <summary>The class that the target of a row of outputs names; −1 for one that the loss leaves out.</summary>
    public static int Target<T>(Targets<T> targets, int row, TargetKind kind)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => kind == TargetKind.Classes
            ? targets.Counts(row) ? targets.Label(row) : -1
            : targets.Values[row, 0] > T.CreateTruncating(0.5) ? 1 : 0;
}
