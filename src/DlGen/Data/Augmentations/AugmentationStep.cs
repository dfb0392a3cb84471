using static System.FormattableString;

namespace DlGen;

/// <summary>
/// One step of an <see cref="Augmentation"/>: an example's inputs into changed ones of the same shape. It must be a function of the inputs and
/// the random numbers that it is given and keep nothing in between, for threads call it at once.
/// </summary>
public abstract class AugmentationStep
{
    /// <summary>Writes the changed inputs.</summary>
    /// <param name="inputs">The inputs; bytes come as values in [0, 1], and nothing is scaled yet.</param>
    /// <param name="changed">Where the changed inputs go; all of them must be written.</param>
    /// <param name="shape">The inputs' shape, as <see cref="Dataset.InputShape"/>.</param>
    /// <param name="random">The random numbers.</param>
    public abstract void Apply(ReadOnlySpan<float> inputs, Span<float> changed, ReadOnlySpan<int> shape, ref AugmentationRandom random);

    /// <summary>Throws unless inputs of a shape can be changed; as it is, all can.</summary>
    /// <exception cref="ArgumentException">They can't.</exception>
    public virtual void Check(ReadOnlySpan<int> shape)
    {
    }

    /// <summary>Throws unless inputs are images, [H, W] or [C, H, W].</summary>
    private protected void CheckImage(ReadOnlySpan<int> shape)
    {
        if (shape.Length is not (2 or 3))
        {
            throw new ArgumentException(Invariant($"{this} takes images [H, W] or [C, H, W]; the inputs' shape is {ShapeText.Format(shape)}."));
        }
    }
}
