namespace DlGen.Tests.Networks;

// Networks with custom functions. Beside each stands its slope, derived by hand, for the plain loops.

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Apply(nameof(Sine)), Linear(5), Apply(nameof(Wave)), Linear(4), Apply(nameof(Angle)), Linear(2)]
public partial class OwnCircular
{
    [Elementwise]
    public static double Sine(double x) => Math.Sin(3 * x);

    public static double SineSlope(double x) => 3 * Math.Cos(3 * x);

    [Elementwise]
    public static double Wave(double x) => x + Math.Cos(x * x);

    public static double WaveSlope(double x) => 1 - (2 * x * Math.Sin(x * x));

    [Elementwise]
    public static double Angle(double x) => Math.Atan(2 * x);

    public static double AngleSlope(double x) => 2 / (1 + (4 * x * x));
}

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Apply(nameof(Sinh)), Linear(5), Apply(nameof(Secant)), Linear(2)]
public partial class OwnHyperbolic
{
    [Elementwise]
    public static double Sinh(double x) => 0.5 * Math.Sinh(x);

    public static double SinhSlope(double x) => 0.5 * Math.Cosh(x);

    [Elementwise]
    public static double Secant(double x) => x / Math.Cosh(x);

    public static double SecantSlope(double x) => (1 / Math.Cosh(x)) - (x * Math.Sinh(x) / (Math.Cosh(x) * Math.Cosh(x)));
}

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Apply(nameof(SignedLog)), Linear(6), Apply(nameof(Bent)), Linear(5), Apply(nameof(Rational)), Linear(4), Apply(nameof(Power)), Linear(2)]
public partial class OwnAlgebraic
{
    [Elementwise]
    public static double SignedLog(double x) => Math.Sign(x) * Math.Log(1 + Math.Abs(x));

    public static double SignedLogSlope(double x) => 1 / (1 + Math.Abs(x));

    [Elementwise]
    public static double Bent(double x) => (Math.Sqrt((x * x) + 1) - 1) / 2 + x;

    public static double BentSlope(double x) => (x / (2 * Math.Sqrt((x * x) + 1))) + 1;

    [Elementwise]
    public static double Rational(double x) => x / (1 + (x * x));

    public static double RationalSlope(double x) => (1 - (x * x)) / Math.Pow(1 + (x * x), 2);

    [Elementwise]
    public static double Power(double x) => Math.Pow((x * x) + 0.5, 0.7) + Math.Pow(x, 3) / 10;

    public static double PowerSlope(double x) => (1.4 * x * Math.Pow((x * x) + 0.5, -0.3)) + (0.3 * x * x);
}

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Apply(nameof(Clipped)), Linear(6), Apply(nameof(Cases)), Linear(5), Apply(nameof(Gate)), Linear(2)]
public partial class OwnPieces
{
    [Elementwise]
    public static double Clipped(double x) => Math.Min(Math.Max(x, 0), 6) + (0.1 * x);

    public static double ClippedSlope(double x) => x is > 0 and < 6 ? 1.1 : 0.1;

    [Elementwise]
    public static double Cases(double x)
    {
        bool isSmall = x > -1e9 && !(x >= 0);
        if (isSmall)
        {
            return Twice(Math.Exp(x) - 1);
        }

        return Twice(x);
    }

    public static double CasesSlope(double x) => x < 0 ? 2 * Math.Exp(x) : 2;

    [Elementwise]
    private static double Twice(double x) => 2 * x;

    [Elementwise]
    public static double Gate(double x) => x / (1 + Math.Exp(-x));

    public static double GateSlope(double x) => (1 + Math.Exp(-x) + (x * Math.Exp(-x))) / Math.Pow(1 + Math.Exp(-x), 2);
}

// Neither has a value or a slope at 0, which only the lanes behind a row's end ever see.
[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Apply(nameof(Sinc)), Linear(5), Apply(nameof(Root)), Linear(4), Apply(nameof(Sinc)), Linear(2)]
public partial class OwnUndefinedAtZero
{
    [Elementwise]
    public static double Sinc(double x) => Math.Sin(2 * x) / x;

    public static double SincSlope(double x) => (2 * Math.Cos(2 * x) / x) - (Math.Sin(2 * x) / (x * x));

    [Elementwise]
    public static double Root(double x) => Math.Sign(x) * Math.Sqrt(Math.Abs(x));

    public static double RootSlope(double x) => 0.5 / Math.Sqrt(Math.Abs(x));
}

[Mlp(4, 6, 5, 3, ActivationFunction = nameof(Sine), LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class OwnLoss
{
    [Elementwise]
    private static double Sine(double x) => Math.Sin(x * Math.PI) + (0.1 * x);

    public static double SineSlope(double x) => (Math.PI * Math.Cos(x * Math.PI)) + 0.1;

    [Elementwise]
    public static double LogCosh(double prediction, double target) => Math.Log(Math.Cosh(prediction - target));

    public static double LogCoshSlope(double prediction, double target) => Math.Tanh(prediction - target);
}

[Network(4, LossFunction = nameof(Pinball), Precision = Precision.Double)]
[Linear(6), Tanh, Linear(17), Apply(nameof(Quarter))]
public partial class OwnLossBehindOwnActivation
{
    private const double Quantile = 0.9;

    [Elementwise]
    public static double Quarter(double x) => x * x / 4;

    public static double QuarterSlope(double x) => x / 2;

    /// <summary>The loss whose minimum is a quantile (Koenker and Bassett 1978).</summary>
    [Elementwise]
    public static double Pinball(double prediction, double target) =>
        target > prediction ? Quantile * (target - prediction) : (1 - Quantile) * (prediction - target);

    public static double PinballSlope(double prediction, double target) => target > prediction ? -Quantile : 1 - Quantile;
}

[Mlp(5, 33, 17, 3, ActivationFunction = nameof(Sine), LossFunction = nameof(Charbonnier))]
public partial class OwnSingle
{
    [Elementwise]
    public static float Sine(float x) => MathF.Sin(2f * x) - MathF.Atan(x) / 2f;

    public static double SineSlope(double x) => (2 * Math.Cos(2 * x)) - (0.5 / (1 + (x * x)));

    [Elementwise]
    public static float Charbonnier(float prediction, float target) => MathF.Sqrt(MathF.Pow(prediction - target, 2) + 0.01f);

    public static double CharbonnierSlope(double prediction, double target) =>
        (prediction - target) / Math.Sqrt(Math.Pow(prediction - target, 2) + 0.01);
}
