using static System.FormattableString;

namespace DlGen;

// Inputs that are scaled when they are read.
public sealed partial class Dataset
{
    /// <summary>What the inputs are scaled by when they are read (<see cref="Scaler.Apply(Dataset)"/>); null where they are read as they are.</summary>
    public Scaler? Scaler => view.Scaler;

    /// <summary>Whether inputs are bytes that are read as they are.</summary>
    internal bool HasPlainBytes => HasByteInputs && view is { Scaler: null, Augmentation: null };

    /// <exception cref="ArgumentException">Sizes differ, the inputs are scaled already, or the scaler has seen rows of a test part.</exception>
    internal Dataset Scaled(Scaler scaler)
    {
        if (scaler.InputSize != InputSize)
        {
            throw new ArgumentException(Invariant($"The dataset's inputs have {InputSize} values; the scaler was fitted on inputs of {scaler.InputSize}."));
        }

        if (view.Scaler is { } other)
        {
            throw new ArgumentException($"The dataset is scaled already, by a {other}.");
        }

        scaler.CheckUnfitted(this);
        return new Dataset(examples, targets, rows, view with { Scaler = scaler });
    }

    /// <summary>Rows that this dataset shares with a set of an origin's.</summary>
    internal (List<int> First, int Count) SharedWith(Origin origin, RowSet others)
    {
        if (origin != Origin)
        {
            return ([], 0);
        }

        var own = new RowSet(examples.Count);
        own.Add(rows);
        return own.Shared(others, examples.Count, MostNamed);
    }
}
