using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>
/// One step of RMSProp, the mean square as v + (1 − α)(g² − v). Without momentum the velocities are what is added, and are
/// kept all the same: one kernel for both.
/// </summary>
internal readonly struct RmsPropStep : IDeviceStep
{
    private readonly ArrayView<Float4> parameters;
    private readonly ArrayView<Float4> squares;
    private readonly ArrayView<Float4> velocities;
    private readonly RmsPropNumbers numbers;

    public RmsPropStep(ArrayView<Float4> parameters, ArrayView<Float4> squares, ArrayView<Float4> velocities, RmsPropNumbers numbers)
    {
        this.parameters = parameters;
        this.squares = squares;
        this.velocities = velocities;
        this.numbers = numbers;
    }

    public void Apply(int place, Float4 gradient)
    {
        Float4 w = parameters[place];
        Float4 g = (numbers.WeightDecay * w) + gradient;
        Float4 square = squares[place];
        square += numbers.OneMinusSmoothing * ((g * g) - square);
        squares[place] = square;
        Float4 direction = g / (Float4.Sqrt(square) + numbers.Epsilon);
        Float4 velocity = (numbers.Momentum * velocities[place]) + direction;
        velocities[place] = velocity;
        parameters[place] = w - (numbers.Rate * velocity);
    }
}

/// <summary>What a step of RMSProp multiplies with.</summary>
internal struct RmsPropNumbers
{
    public float Rate;

    public float OneMinusSmoothing;

    public float Epsilon;

    public float Momentum;

    public float WeightDecay;
}
