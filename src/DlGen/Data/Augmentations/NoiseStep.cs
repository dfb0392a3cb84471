using static System.FormattableString;

namespace DlGen;

/// <summary>Adds normally distributed noise.</summary>
internal sealed class NoiseStep(double deviation) : AugmentationStep
{
    public override void Apply(ReadOnlySpan<float> inputs, Span<float> changed, ReadOnlySpan<int> shape, ref AugmentationRandom random)
    {
        for (int index = 0; index < inputs.Length; index += 2)
        {
            (double first, double second) = random.NextNormals();
            changed[index] = (float)(inputs[index] + (deviation * first));
            if (index + 1 < inputs.Length)
            {
                changed[index + 1] = (float)(inputs[index + 1] + (deviation * second));
            }
        }
    }

    public override string ToString() => Invariant($"Noise({deviation})");
}
