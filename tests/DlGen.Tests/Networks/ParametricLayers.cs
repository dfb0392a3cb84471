using System.Numerics;

namespace DlGen.Tests.Networks;

// Custom layers that learn: one parameter for all, one or two an input, one for each pair of input and output, so many that a
// register and a thread's block hold a part of them; first, where nothing asks for the input's gradient, last, between, on positions,
// in blocks that share them and in blocks that are frozen.

/// <summary>yᵢ = xᵢ, or θ·xᵢ where xᵢ is negative (He et al. 2015).</summary>
[CustomLayer(Parameters = 1)]
public readonly struct LearnedSlope : IParametricLayer
{
    public static void Initialize<T>(Span<T> parameters, int inputs, int outputs)
        where T : unmanaged, IFloatingPointIeee754<T> => parameters.Fill(T.CreateChecked(0.25));

    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] < T.Zero ? parameters[0] * x[i] : x[i];
        }
    }

    public static void Backward<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = x[i] < T.Zero ? parameters[0] * dy[i] : dy[i];
            dParameters[0] += x[i] < T.Zero ? dy[i] * x[i] : T.Zero;
        }
    }
}

/// <summary>yᵢ = xᵢ, or θᵢ·xᵢ where xᵢ is negative: a slope for each column, which starts at zero.</summary>
[CustomLayer(ParametersPerInput = 1)]
public abstract class ColumnPRelu : IParametricLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] < T.Zero ? parameters[i] * x[i] : x[i];
        }
    }

    public static void Backward<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = x[i] < T.Zero ? parameters[i] * dy[i] : dy[i];
            dParameters[i] += x[i] < T.Zero ? dy[i] * x[i] : T.Zero;
        }
    }
}

/// <summary>y = γ⊙x + β, of which the first half of the parameters is γ.</summary>
[CustomLayer(ParametersPerInput = 2)]
public readonly struct ScaleAndShift : IParametricLayer
{
    static void IParametricLayer.Initialize<T>(Span<T> parameters, int inputs, int outputs) => parameters[..inputs].Fill(T.One);

    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = (parameters[i] * x[i]) + parameters[x.Length + i];
        }
    }

    public static void Backward<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = parameters[i] * dy[i];
            dParameters[i] += dy[i] * x[i];
            dParameters[x.Length + i] += dy[i];
        }
    }
}

/// <summary>yₖ = uᵀ·Aₖ·v of a row [u, v], three numbers each.</summary>
[CustomLayer(InputSize = 6, OutputSize = 2, Parameters = 18, Initialization = Initialization.LeCunUniform)]
public readonly struct Bilinear : IParametricLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int place = 0; place < parameters.Length; place++)
        {
            (int k, int i, int j) = (place / 9, place / 3 % 3, place % 3);
            y[k] += x[i] * parameters[place] * x[3 + j];
        }
    }

    public static void Backward<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int place = 0; place < parameters.Length; place++)
        {
            (int k, int i, int j) = (place / 9, place / 3 % 3, place % 3);
            dx[i] += dy[k] * parameters[place] * x[3 + j];
            dx[3 + j] += dy[k] * parameters[place] * x[i];
            dParameters[place] += dy[k] * x[i] * x[3 + j];
        }
    }
}

/// <summary>y = W·x + b: a linear layer's weights, row by row, and its bias behind them.</summary>
[CustomLayer(ParametersPerConnection = 1, ParametersPerOutput = 1, Initialization = Initialization.Auto)]
public readonly struct Dense : IParametricLayer
{
    public static void Initialize<T>(Span<T> parameters, int inputs, int outputs)
        where T : unmanaged, IFloatingPointIeee754<T> => parameters[(inputs * outputs)..].Clear();

    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = 0; k < y.Length; k++)
        {
            y[k] = parameters[(x.Length * y.Length) + k];
            for (int i = 0; i < x.Length; i++)
            {
                y[k] += parameters[(k * x.Length) + i] * x[i];
            }
        }
    }

    public static void Backward<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = 0; k < y.Length; k++)
        {
            dParameters[(x.Length * y.Length) + k] += dy[k];
            for (int i = 0; i < x.Length; i++)
            {
                dx[i] += dy[k] * parameters[(k * x.Length) + i];
                dParameters[(k * x.Length) + i] += dy[k] * x[i];
            }
        }
    }
}

[Block(7)] [Linear(7), Custom<ColumnPRelu>]
public partial class Learner;

[Network(5, Precision = Precision.Double)]
[Linear(12), Custom<LearnedSlope>, Linear(3)]
public partial class LearnedBetween;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Custom<ScaleAndShift>, Linear(17), Custom<ColumnPRelu>, Linear(2), Custom<LearnedSlope>]
public partial class LearnedFirstAndLast;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Custom<ScaleAndShift>, Linear(1), Custom<LearnedSlope>, Custom<Dense>]
public partial class LearnedOneWide;

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(6), Custom<Bilinear>, Linear(1)]
public partial class LearnedBilinear;

[Network(6, Precision = Precision.Double)]
[Custom<Dense>(40), Tanh, Custom<Dense>(3)]
public partial class LearnedDense;

[Network(3, 5, Loss = Loss.Huber, Precision = Precision.Double)]
[Linear(9), Custom<ColumnPRelu>, Custom<Dense>(4), Flatten, Custom<ScaleAndShift>, Linear(2)]
public partial class LearnedSequence;

[Network(7, Precision = Precision.Double)]
[Residual<Learner>(Times = 3, Shared = true), Linear(3)]
public partial class LearnedShared;

[Network(4, Precision = Precision.Double)]
[Linear(7), Use<Learner>(Frozen = true), Residual<Learner>, Parallel<Learner, Learner>(Frozen = true, Join = BranchJoin.Sum), Linear(3)]
public partial class LearnedFrozen;

[Network(40)]
[Custom<ScaleAndShift>, Linear(34), Custom<LearnedSlope>, Custom<Dense>(7), Residual<Learner>(Times = 2, Shared = true), Residual<Learner>(Frozen = true), Linear(6), Custom<Bilinear>, Linear(3)]
public partial class LearnedSingle;
