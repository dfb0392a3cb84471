using static System.FormattableString;

namespace DlGen;

// Whether a dataset fits a network. The answer is kept with the examples, so that asking at every step costs nothing.
public sealed partial class Dataset
{
    /// <summary>Throws unless the dataset has examples, and their inputs and targets are what the network takes.</summary>
    /// <exception cref="ArgumentException">They don't fit; the message names both sides, and the row where it is a row's fault.</exception>
    internal void CheckAgainst<T>(NetworkModel<T> model)
        where T : unmanaged
    {
        if (Count == 0)
        {
            throw new ArgumentException(Invariant($"The dataset is empty: {model.Name} needs at least one example."));
        }

        CheckInputsAgainst(model);
        CheckTargetsAgainst(model);
    }

    /// <summary>Throws unless the network takes inputs of this size. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    internal void CheckInputsAgainst<T>(NetworkModel<T> model)
        where T : unmanaged
    {
        int size = Product(model.InputShape);
        if (InputSize != size)
        {
            throw new ArgumentException(Invariant(
                $"The dataset's inputs have {InputSize} values, shape {ShapeText.Format(InputShape)}; {model.Name} takes {size}, shape {Text(model.InputShape)}."));
        }
    }

    /// <summary>Throws unless the network's loss takes these labels or target values. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">They are of another kind or size, or one is out of range.</exception>
    internal void CheckTargetsAgainst<T>(NetworkModel<T> model)
        where T : unmanaged
    {
        int outputs = Product(model.OutputShape);
        if (model.Targets == TargetKind.Classes)
        {
            if (!HasLabels)
            {
                throw new ArgumentException(Invariant(
                    $"The dataset has {TargetSize} target values an example; {model.Name}'s loss compares classes and takes labels."));
            }

            if (model.OutputRows != 1)
            {
                throw new ArgumentException(Invariant(
                    $"The dataset has one label an example; {model.Name}'s outputs {Text(model.OutputShape)} take {model.OutputRows}."));
            }

            CheckLabels(model.Name, outputs);
        }
        else if (HasLabels)
        {
            if (model.Targets != TargetKind.Probabilities || outputs != 1)
            {
                throw new ArgumentException(Invariant(
                    $"The dataset has labels; {model.Name}'s loss compares values and takes {outputs} target values an example."));
            }

            CheckLabels(model.Name, classes: 2);
        }
        else if (TargetSize != outputs)
        {
            throw new ArgumentException(Invariant(
                $"The dataset has {TargetSize} target values an example; {model.Name} has {outputs} outputs, shape {Text(model.OutputShape)}."));
        }
        else if (model.Targets == TargetKind.Probabilities)
        {
            CheckProbabilities(model.Name);
        }
    }

    private void CheckLabels(string network, int classes)
    {
        if (weightedClasses > 0 && weightedClasses != classes)
        {
            throw new ArgumentException(Invariant($"The dataset has weights for {weightedClasses} classes; {network} has {classes}."));
        }

        if (examples.MaxLabel < classes)
        {
            return;
        }

        // The label that is too large may be in another part of a split.
        for (int row = 0; row < Count; row++)
        {
            if (Label(row) >= classes)
            {
                throw new ArgumentException(Invariant(
                    $"{examples.LabelSource}row {Row(row)} has label {Label(row)}; {network} has classes 0 to {classes - 1}."));
            }
        }
    }

    private void CheckProbabilities(string network)
    {
        if (examples.TargetsAreProbabilities)
        {
            return;
        }

        for (int row = 0; row < Count; row++)
        {
            ReadOnlySpan<float> targets = examples.Targets.AsSpan(Row(row) * TargetSize, TargetSize);
            int column = targets.IndexOfAnyExceptInRange(0f, 1f);
            if (column >= 0)
            {
                throw new ArgumentException(Invariant(
                    $"targets: row {Row(row)}, column {column} is {targets[column]}; {network}'s loss takes probabilities, from 0 to 1."));
            }
        }
    }

    private static int Product(IReadOnlyList<int> shape)
    {
        int product = 1;
        for (int axis = 0; axis < shape.Count; axis++)
        {
            product *= shape[axis];
        }

        return product;
    }

    private static string Text(IReadOnlyList<int> shape) => ShapeText.Format<int>([.. shape]);
}
