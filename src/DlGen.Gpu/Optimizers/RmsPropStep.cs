using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>
/// One step of RMSProp, the mean square as v + (1 − α)(g² − v). Without momentum the velocities are what is added, and are
/// kept all the same: one kernel for both.
/// </summary>
internal readonly struct RmsPropStep : IDeviceStep
{
    private readonly UpdateContext context;
    private readonly ArrayView<Float4> squares;
    private readonly ArrayView<Float4> velocities;
    private readonly ArrayView<Float4> means;
    private readonly RmsPropNumbers constants;

    /// <param name="context">What is the same for all rules.</param>
    /// <param name="squares">The means of squared gradients.</param>
    /// <param name="velocities">The velocities.</param>
    /// <param name="means">The means of gradients; they aren't read unless the numbers ask for them.</param>
    /// <param name="constants">What every step multiplies with.</param>
    public RmsPropStep(
        UpdateContext context, ArrayView<Float4> squares, ArrayView<Float4> velocities, ArrayView<Float4> means, RmsPropNumbers constants)
    {
        this.context = context;
        this.squares = squares;
        this.velocities = velocities;
        this.means = means;
        this.constants = constants;
    }

    public void Apply(int place, Float4 gradient)
    {
        UpdateNumbers numbers = context.Numbers(place);
        Float4 w = context.Parameters[place];
        Float4 g = (numbers.WeightDecay * w) + gradient;
        Float4 square = squares[place];
        square += constants.OneMinusSmoothing * ((g * g) - square);
        squares[place] = square;
        if (constants.Centered != 0)
        {
            // Rounding may make a variance of nothing negative.
            Float4 mean = means[place];
            mean += constants.OneMinusSmoothing * (g - mean);
            means[place] = mean;
            Float4 none = 0f;
            Float4 variance = square - (mean * mean);
            square = Float4.Where(variance > none, variance, none);
        }

        Float4 direction = g / (Float4.Sqrt(square) + constants.Epsilon);
        Float4 velocity = (constants.Momentum * velocities[place]) + direction;
        velocities[place] = velocity;
        context.Parameters[place] = w - (numbers.Rate * velocity);
    }
}

/// <summary>What every step of RMSProp multiplies with.</summary>
internal struct RmsPropNumbers
{
    public float OneMinusSmoothing;

    public float Epsilon;

    public float Momentum;

    /// <summary>Not 0 where a gradient is divided by its deviation.</summary>
    public int Centered;
}
