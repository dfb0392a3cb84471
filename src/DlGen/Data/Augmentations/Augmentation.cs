using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Random changes of inputs in training, such as shifts and rotations of images, one after another. What becomes of an example depends on the
/// seed, the epoch and the example alone, so that it is the same on any number of threads. Immutable: each method gives an augmentation with
/// one more step.
/// </summary>
/// <remarks>
/// <see cref="Dataset.WithAugmentation"/> applies it. The epoch is the seed by which the examples are shuffled: that of
/// <see cref="Dataset.Batches"/>, or in <c>Train</c> the options' seed plus the epoch's number. Evaluation and validation see the inputs as they are.
/// </remarks>
public sealed class Augmentation
{
    private readonly AugmentationStep[] steps;

    /// <summary>An augmentation without steps.</summary>
    /// <param name="seed">Where its random numbers come from.</param>
    public Augmentation(int seed = 0)
        : this(seed, [])
    {
    }

    private Augmentation(int seed, AugmentationStep[] steps)
    {
        Seed = seed;
        this.steps = steps;
    }

    /// <summary>Where the random numbers come from.</summary>
    public int Seed { get; }

    /// <summary>The steps, in their order.</summary>
    public IReadOnlyList<AugmentationStep> Steps => steps;

    /// <summary>
    /// Shifts images by a whole number of pixels, evenly from −<paramref name="pixels"/> to <paramref name="pixels"/> in each direction. This is
    /// PyTorch's RandomCrop with that padding.
    /// </summary>
    /// <param name="pixels">The most that an image is shifted by.</param>
    /// <param name="fill">What comes in at the edges.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Augmentation Shift(int pixels, float fill = 0) => Shift(pixels, pixels, fill);

    /// <summary>
    /// Shifts images by a whole number of pixels, evenly from −<paramref name="vertical"/> to <paramref name="vertical"/> rows and from
    /// −<paramref name="horizontal"/> to <paramref name="horizontal"/> columns.
    /// </summary>
    /// <param name="vertical">The most that an image is shifted up or down.</param>
    /// <param name="horizontal">The most that it is shifted to the left or to the right.</param>
    /// <param name="fill">What comes in at the edges.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Augmentation Shift(int vertical, int horizontal, float fill = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(vertical);
        ArgumentOutOfRangeException.ThrowIfNegative(horizontal);
        return Then(new ShiftStep(vertical, horizontal, fill));
    }

    /// <summary>Mirrors images, left to right.</summary>
    /// <param name="probability">How often, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside of [0, 1].</exception>
    public Augmentation FlipHorizontally(double probability = 0.5) => Then(new FlipStep(CheckUnit(probability, nameof(probability)), isVertical: false));

    /// <summary>Turns images upside down.</summary>
    /// <param name="probability">How often, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside of [0, 1].</exception>
    public Augmentation FlipVertically(double probability = 0.5) => Then(new FlipStep(CheckUnit(probability, nameof(probability)), isVertical: true));

    /// <summary>
    /// Rotates images around their middle, evenly from −<paramref name="degrees"/> to <paramref name="degrees"/>. A pixel is interpolated
    /// linearly between the four around where it comes from.
    /// </summary>
    /// <param name="degrees">The most that an image is rotated by.</param>
    /// <param name="fill">What comes in at the corners.</param>
    /// <exception cref="ArgumentOutOfRangeException">The angle is negative or not finite.</exception>
    public Augmentation Rotate(double degrees, float fill = 0) => degrees >= 0 && double.IsFinite(degrees)
        ? Then(new RotateStep(degrees, fill))
        : throw new ArgumentOutOfRangeException(nameof(degrees), degrees, Invariant($"degrees is {degrees}; it must be 0 or more."));

    /// <summary>
    /// Cuts a window out of images, at a random place, and enlarges it to their size. Its sides are evenly from <paramref name="smallest"/> of
    /// theirs to all of them. A pixel is interpolated linearly between the four around where it comes from.
    /// </summary>
    /// <param name="smallest">The least part of a side, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is outside of (0, 1].</exception>
    public Augmentation Crop(double smallest) => smallest is > 0 and <= 1
        ? Then(new CropStep(smallest))
        : throw new ArgumentOutOfRangeException(nameof(smallest), smallest, Invariant($"smallest is {smallest}; it must be above 0 and at most 1."));

    /// <summary>Adds noise to each input: a number from the normal distribution with mean 0.</summary>
    /// <param name="deviation">The standard deviation, in the inputs' own unit, with bytes as values in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or not finite.</exception>
    public Augmentation Noise(double deviation) => deviation >= 0 && double.IsFinite(deviation)
        ? Then(new NoiseStep(deviation))
        : throw new ArgumentOutOfRangeException(nameof(deviation), deviation, Invariant($"deviation is {deviation}; it must be 0 or more."));

    /// <summary>Adds a step, which may be one of a program's own.</summary>
    public Augmentation Then(AugmentationStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return new Augmentation(Seed, [.. steps, step]);
    }

    /// <summary>The steps and the seed.</summary>
    public override string ToString() => Invariant($"{(steps.Length == 0 ? "nothing" : string.Join(", ", (object[])steps))} (seed {Seed})");

    /// <summary>Changes an example's inputs.</summary>
    /// <param name="inputs">The inputs, which are overwritten.</param>
    /// <param name="other">Room for as many.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="epoch">The seed of the epoch's order.</param>
    /// <param name="row">The example's number in its origin.</param>
    /// <returns>Which of the two holds the changed inputs.</returns>
    internal Span<float> Apply(Span<float> inputs, Span<float> other, ReadOnlySpan<int> shape, int epoch, int row)
    {
        for (int step = 0; step < steps.Length; step++)
        {
            var random = new AugmentationRandom(Seed, epoch, row, step);
            steps[step].Apply(inputs, other, shape, ref random);
            Span<float> changed = other;
            other = inputs;
            inputs = changed;
        }

        return inputs;
    }

    private static double CheckUnit(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; it must be in [0, 1]."));
}
