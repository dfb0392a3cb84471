using System.Numerics;

namespace DlGen.Tests.Networks;

// Custom layers: the length that comes in, shorter and longer ones, width 1 and a panel's 16, 17 and more; as a class, a
// struct, nested, generic, with outputs that depend on all inputs; first, last, between, in a block, on the positions of a sequence.

/// <summary>yᵢ = the largest of as many inputs as make an output.</summary>
public readonly struct Maxout : ICustomLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int pieces = x.Length / y.Length;
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.NegativeInfinity;
            foreach (T piece in x.Slice(i * pieces, pieces))
            {
                y[i] = T.Max(y[i], piece);
            }
        }
    }

    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int pieces = x.Length / y.Length;
        for (int i = 0; i < y.Length; i++)
        {
            dx[(i * pieces) + x.Slice(i * pieces, pieces).IndexOf(y[i])] = dy[i];
        }
    }
}

/// <summary>y = x / (1 + ‖x‖): the length of the row squashed below 1, its direction kept.</summary>
public sealed class Squash : ICustomLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T scale = T.One / (T.One + Length(x));
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * scale;
        }
    }

    // dx = s·dy − x·(x·dy)·s²/‖x‖ with s = 1 / (1 + ‖x‖).
    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T length = Length(x);
        T scale = T.One / (T.One + length);
        T along = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            along += y[i] * dy[i];
        }

        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = scale * (dy[i] - (x[i] * along / length));
        }
    }

    private static T Length<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        foreach (T value in x)
        {
            sum += value * value;
        }

        return T.Sqrt(sum);
    }
}

public static class Pairs
{
    /// <summary>y = [sin x, cos x].</summary>
    [CustomLayer(OutputsPerInput = 2)]
    public abstract class Circle : ICustomLayer
    {
        public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            for (int i = 0; i < x.Length; i++)
            {
                (y[i], y[x.Length + i]) = T.SinCos(x[i]);
            }
        }

        public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            for (int i = 0; i < x.Length; i++)
            {
                dx[i] = (dy[i] * y[x.Length + i]) - (dy[x.Length + i] * y[i]);
            }
        }
    }
}

/// <summary>yₖ = Σᵢ xᵢ·cos(π(i + ½)k / n): the first coefficients of a cosine transform, of a type that is generic without need.</summary>
[CustomLayer(OutputSize = 3)]
internal readonly struct Cosines<TNothing> : ICustomLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = 0; k < y.Length; k++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[k] += x[i] * Weight<T>(i, k, x.Length);
            }
        }
    }

    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = 0; k < y.Length; k++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                dx[i] += dy[k] * Weight<T>(i, k, x.Length);
            }
        }
    }

    private static T Weight<T>(int i, int k, int n)
        where T : unmanaged, IFloatingPointIeee754<T> => T.CreateChecked(Math.Cos(Math.PI * (i + 0.5) * k / n));
}

[Block(7)] [Linear(7), Custom<Squash>]
public partial class Squashed;

[Network(5, Precision = Precision.Double)]
[Linear(12), Custom<Maxout>(4), Linear(3)]
public partial class CustomBetween;

[Network(40, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(34, Bias = false), Tanh, Custom<Maxout>(17), Gelu, Linear(16), Custom<Squash>, Linear(2)]
public partial class CustomWide;

[Network(6, Precision = Precision.Double)]
[Custom<Pairs.Circle>, Linear(4), Custom<Squash>]
public partial class CustomFirstAndLast;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(1), Custom<Squash>, Linear(1), Custom<Pairs.Circle>, Custom<Maxout>(1)]
public partial class CustomOneWide;

[Network(3, 5, Loss = Loss.Huber, Precision = Precision.Double)]
[Linear(9), Custom<Cosines<string>>, Custom<Pairs.Circle>, Flatten, Custom<Squash>, Linear(2)]
public partial class CustomSequence;

[Network(7, Precision = Precision.Double)]
[Residual<Squashed>(Times = 2), Linear(8), Sigmoid, Custom<Maxout>(4), Custom<Maxout>(4)]
public partial class CustomInBlock;

[Network(40)]
[Linear(34), Tanh, Custom<Maxout>(17), Linear(16), Custom<Squash>, Linear(100), Custom<Pairs.Circle>, Linear(3), Custom<Squash>]
public partial class CustomSingle;
