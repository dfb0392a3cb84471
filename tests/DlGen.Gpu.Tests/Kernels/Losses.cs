using DlGen.Gpu.Kernels;

namespace DlGen.Gpu.Tests.Kernels;

internal readonly struct Classes10 : ISoftmaxLoss
{
    public static bool Sums => false;

    public static float Weight => 1f;

    public static int Classes => 10;

    public static float LabelSmoothing => 0f;
}

internal readonly struct Classes131 : ISoftmaxLoss
{
    public static bool Sums => false;

    public static float Weight => 1f;

    public static int Classes => 131;

    public static float LabelSmoothing => 0f;
}

internal readonly struct Classes700 : ISoftmaxLoss
{
    public static bool Sums => false;

    public static float Weight => 1f;

    public static int Classes => 700;

    public static float LabelSmoothing => 0f;
}

internal readonly struct SmoothedClasses3 : ISoftmaxLoss
{
    public static bool Sums => false;

    public static float Weight => 1f;

    public static int Classes => 3;

    public static float LabelSmoothing => 0.1f;
}

internal readonly struct SmoothedClasses17 : ISoftmaxLoss
{
    public static bool Sums => false;

    public static float Weight => 1f;

    public static int Classes => 17;

    public static float LabelSmoothing => 0.2f;
}

internal readonly struct Squares1 : IElementwiseLoss
{
    public static bool Sums => false;

    public static float Weight => 1f;

    public static int Columns => 1;

    public static bool TellsTwoClasses => true;

    public static Float4 Value(Float4 output, Float4 target, int column) => (output - target) * (output - target);

    public static Float4 Derivative(Float4 output, Float4 target, int column) => 2f * (output - target);
}

internal readonly struct Squares33 : IElementwiseLoss
{
    public static bool Sums => false;

    public static float Weight => 1f;

    public static int Columns => 33;

    public static bool TellsTwoClasses => false;

    public static Float4 Value(Float4 output, Float4 target, int column) => (output - target) * (output - target);

    public static Float4 Derivative(Float4 output, Float4 target, int column) => 2f * (output - target);
}
