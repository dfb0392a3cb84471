using System.Numerics;

namespace DlGen.Runtime;

// Scaling of inputs on their way into the network.
public sealed partial class NetworkRuntime<T>
{
    /// <summary>The last dataset that was scaled, so that a training loop written out scales nothing twice and allocates nothing.</summary>
    private ScaledData? scaled;

    /// <summary>
    /// What scales all inputs that enter the network, in training, evaluation and prediction; null, as at first, for none. It is kept in the
    /// network's file and by <see cref="Clone"/>. A dataset that this scaler was applied to isn't scaled again. Gradients with respect to inputs
    /// are those of the scaled ones.
    /// </summary>
    /// <exception cref="ArgumentException">The scaler was fitted on inputs of another size.</exception>
    /// <exception cref="NotSupportedException">The network takes tokens, which can't be scaled.</exception>
    public Scaler? Preprocessing
    {
        get;
        set
        {
            if (value is not null && value.InputSize != InputSize)
            {
                throw new ArgumentException(
                    Invariant($"{Model.Name} takes inputs of {InputSize} values; the scaler was fitted on inputs of {value.InputSize}."), nameof(value));
            }

            if (value is not null && Model.Tokens.Count > 0)
            {
                throw new NotSupportedException($"{Model.Name} takes tokens, which can't be scaled.");
            }

            field = value;
        }
    }

    /// <summary>A dataset as the network reads it: scaled, if it isn't yet.</summary>
    /// <exception cref="ArgumentException">It is scaled by another scaler, or a test part that shares rows with what the scaler was fitted on.</exception>
    internal Dataset Prepared(Dataset data) => Preprocessing is { } scaler && data.InputSize == InputSize ? Scaled(data, scaler) : data;

    private Dataset Scaled(Dataset data, Scaler scaler)
    {
        if (data.Scaler is { } other)
        {
            scaler.CheckUnfitted(data);
            return other.Equals(scaler) ? data : throw new ArgumentException(
                $"{Model.Name}: the dataset is scaled by another {other.GetType().Name} than the network's Preprocessing. Give the network data that aren't scaled: it scales them itself.");
        }

        if (scaled is { } last && last.From == data && last.By == scaler)
        {
            return last.To;
        }

        Dataset to = data.Scaled(scaler);
        scaled = new ScaledData(data, scaler, to);
        return to;
    }

    /// <summary>Copies inputs of one example, scaled.</summary>
    private unsafe void SetInputs(ExampleRows<T> to, int example, ReadOnlySpan<T> inputs)
    {
        if (Preprocessing is not { } scaler)
        {
            to.Set(example, inputs);
            return;
        }

        fixed (T* from = inputs)
        {
            to.Set(example, new ScaledSource<T>(from, scaler));
        }
    }

    private sealed record ScaledData(Dataset From, Scaler By, Dataset To);
}
