using System.Globalization;
using System.Numerics;

namespace DlGen;

/// <summary>
/// What a checked training looks for: <c>new TrainingOptions { Checks = new TrainingChecks() }</c>. The first value or gradient that isn't finite ends the
/// training with a <see cref="TrainingDivergedException"/> that names layer, formula and row. Dead and saturated units, vanishing gradients and
/// exploding values are reported after each epoch, in <see cref="EpochResult.Checks"/>. The trained parameters are the same to the bit.
/// </summary>
/// <remarks>
/// A checked step reads its values and gradients once more, and stores the gradients before the update, as clipping does. A step without checks is
/// what it is without this class.
/// </remarks>
public sealed class TrainingChecks
{
    /// <summary>The share of a layer's units, zero for all examples of an epoch behind their relu, from which on they are a finding; 0.5 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't above 0 and at most 1.</exception>
    public double DeadUnits
    {
        get;
        init => field = CheckShare(value, nameof(DeadUnits));
    } = 0.5;

    /// <summary>
    /// The share of the outputs of a sigmoid or tanh within a twentieth of its range from an end, where the slope is less than a fifth of its maximum, from
    /// which on they are a finding; 0.5 unless said otherwise.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't above 0 and at most 1.</exception>
    public double SaturatedOutputs
    {
        get;
        init => field = CheckShare(value, nameof(SaturatedOutputs));
    } = 0.5;

    /// <summary>
    /// The length of a layer's gradient, as a part of the largest of the layers behind it, below which it counts as vanished; 0.001 unless said
    /// otherwise. It is the mean over an epoch's steps.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't above 0 and at most 1.</exception>
    public double VanishingGradients
    {
        get;
        init => field = CheckShare(value, nameof(VanishingGradients));
    } = 1e-3;

    /// <summary>The size of a value behind a layer above which it is a finding; a million unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't above 0.</exception>
    public double LargestValue
    {
        get;
        init => field = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LargestValue), value, string.Create(CultureInfo.InvariantCulture, $"{nameof(LargestValue)} is {value}; it must be above 0."));
    } = 1e6;

    /// <summary>
    /// Checks a training loop written out from now on: its <c>Forward</c>, <c>ComputeLoss</c> and <c>Backward</c> throw a <see cref="TrainingDivergedException"/> at the first
    /// value that isn't finite. The result reports the rest, and ends the checks when it is disposed of.
    /// </summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">The network's loop is checked already.</exception>
    public LoopChecks<T> For<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return new LoopChecks<T>(network.Runtime, this);
    }

    /// <summary>What is a finding.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"dead units from {100 * DeadUnits:G4} %, saturated outputs from {100 * SaturatedOutputs:G4} %, gradients below {VanishingGradients:G4} of those behind, values above {LargestValue:G4}");

    private static double CheckShare(double value, string name) => value is > 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be above 0 and at most 1."));
}
