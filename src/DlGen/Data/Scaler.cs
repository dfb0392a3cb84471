using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Brings inputs to a common scale: y = (x − offset) / divisor, with numbers of its own for each input. It is fitted on the training part
/// alone, and a network that it is given to (<see cref="INetwork{T}.Preprocessing"/>) keeps it in its file. Computed in double precision.
/// </summary>
public abstract class Scaler : IEquatable<Scaler>
{
    private readonly double[] offsets;
    private readonly double[] divisors;

    /// <summary>What stands for a missing value, before it is scaled; null where none was missing.</summary>
    private readonly double[]? fills;

    private readonly Origin? origin;
    private readonly RowSet? fitted;

    private protected Scaler(ScalerNumbers numbers, Dataset? fitted = null)
    {
        offsets = numbers.Offsets;
        divisors = numbers.Divisors;
        fills = numbers.Fills;
        if (fitted is not null)
        {
            origin = fitted.Origin;
            this.fitted = new RowSet(fitted.OriginCount);
            fitted.AddTo(this.fitted);
        }
    }

    /// <summary>How many values an input has.</summary>
    public int InputSize => offsets.Length;

    /// <summary>What is subtracted from each input.</summary>
    public ReadOnlySpan<double> Offset => offsets;

    /// <summary>What the difference is then divided by.</summary>
    public ReadOnlySpan<double> Divisor => divisors;

    /// <summary>
    /// Whether an input that is missing (NaN) gets its mean over the examples that the scaler was fitted on; so it is where some of theirs
    /// were missing (<see cref="MissingValues.Keep"/>).
    /// </summary>
    public bool FillsMissing => fills is not null;

    internal ScalerNumbers Numbers => new(offsets, divisors, fills);

    /// <summary>The word for its kind in a file.</summary>
    internal abstract string Kind { get; }

    /// <summary>
    /// The same examples with scaled inputs. Nothing is copied: inputs are scaled when they are read, and bytes stay bytes. A network with
    /// this scaler as its <see cref="INetwork{T}.Preprocessing"/> knows that they are scaled, and doesn't scale them again.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The data have inputs of another size or are scaled already, or they are a test part that shares rows with what the scaler was fitted on.
    /// </exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Scaled(this);
    }

    /// <summary>Scales inputs in place: one example or several, one after another.</summary>
    /// <exception cref="ArgumentException">The length isn't a multiple of <see cref="InputSize"/>.</exception>
    public void Apply(Span<float> inputs) => ApplyAll(inputs);

    /// <inheritdoc cref="Apply(Span{float})"/>
    public void Apply(Span<double> inputs) => ApplyAll(inputs);

    /// <inheritdoc/>
    public bool Equals(Scaler? other) => other is not null && (ReferenceEquals(this, other) || (Kind == other.Kind
        && offsets.AsSpan().SequenceEqual(other.offsets) && divisors.AsSpan().SequenceEqual(other.divisors)
        && (fills is null ? other.fills is null : other.fills is not null && fills.AsSpan().SequenceEqual(other.fills))));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Scaler);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCode.Combine(Kind, InputSize, offsets[0], divisors[0]);

    /// <summary>Its kind, and the number of inputs.</summary>
    public override string ToString() => $"{GetType().Name} of {Figures.Count(InputSize, "input")}";

    /// <summary>Scales some of an example's values in place, from <paramref name="first"/> on.</summary>
    internal void Transform<T>(Span<T> values, int first)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Transform(MemoryMarshal.Cast<T, float>(values), first);
        }
        else
        {
            Transform(MemoryMarshal.Cast<T, double>(values), first);
        }
    }

    /// <summary>Throws where test data share rows with what the scaler was fitted on.</summary>
    internal void CheckUnfitted(Dataset data)
    {
        if (fitted is not null && data.IsTest && data.SharedWith(origin!, fitted) is { Count: > 0 } shared)
        {
            throw new ArgumentException(Invariant(
                $"The scaler was fitted on {Figures.Count(shared.Count, "row")} of this test part, by the numbers of the dataset that was split: {RowSet.Text(shared)}. Fit it on the training part alone."));
        }
    }

    /// <summary>Throws unless data may be fitted on.</summary>
    private protected static void CheckFit(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
        {
            throw new ArgumentException("The dataset is empty: a scaler is fitted on at least one example.", nameof(data));
        }

        if (data.IsTest)
        {
            throw new ArgumentException("The dataset is a test part: a scaler is fitted on the training part.", nameof(data));
        }

        if (data.Scaler is { } scaler)
        {
            throw new ArgumentException($"The dataset is scaled already, by a {scaler}.", nameof(data));
        }
    }

    private void ApplyAll<T>(Span<T> inputs)
        where T : unmanaged
    {
        if (inputs.Length % InputSize != 0)
        {
            throw new ArgumentException(Invariant($"{inputs.Length} inputs were given; an example has {InputSize}."), nameof(inputs));
        }

        for (int start = 0; start < inputs.Length; start += InputSize)
        {
            Transform(inputs.Slice(start, InputSize), 0);
        }
    }

    private void Transform(Span<float> values, int first)
    {
        ReadOnlySpan<double> offset = offsets.AsSpan(first, values.Length);
        ReadOnlySpan<double> divisor = divisors.AsSpan(first, values.Length);
        int at = 0;
        if (fills is null && Vector256.IsHardwareAccelerated)
        {
            ref float value = ref MemoryMarshal.GetReference(values);
            ref double subtracted = ref MemoryMarshal.GetReference(offset);
            ref double by = ref MemoryMarshal.GetReference(divisor);
            for (; at + 8 <= values.Length; at += 8)
            {
                (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref value, (nuint)at));
                low = (low - Vector256.LoadUnsafe(ref subtracted, (nuint)at)) / Vector256.LoadUnsafe(ref by, (nuint)at);
                high = (high - Vector256.LoadUnsafe(ref subtracted, (nuint)at + 4)) / Vector256.LoadUnsafe(ref by, (nuint)at + 4);
                Vector256.Narrow(low, high).StoreUnsafe(ref value, (nuint)at);
            }
        }

        for (; at < values.Length; at++)
        {
            double value = fills is not null && float.IsNaN(values[at]) ? fills[first + at] : values[at];
            values[at] = (float)((value - offset[at]) / divisor[at]);
        }
    }

    private void Transform(Span<double> values, int first)
    {
        for (int at = 0; at < values.Length; at++)
        {
            double value = fills is not null && double.IsNaN(values[at]) ? fills[first + at] : values[at];
            values[at] = (value - offsets[first + at]) / divisors[first + at];
        }
    }
}

/// <summary>The numbers of a scaler, one for each input.</summary>
/// <param name="Offsets">What is subtracted.</param>
/// <param name="Divisors">What the difference is divided by.</param>
/// <param name="Fills">What stands for a missing value; null where none was missing.</param>
internal sealed record ScalerNumbers(double[] Offsets, double[] Divisors, double[]? Fills);
