using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>
/// The backward pass of a convolution at a pool's maxima against the one that takes the whole gradient, on images of every kind: rows and columns that
/// the pool drops, few channels and many, strides, windows of several tiles. Any number of threads gives the same bits.
/// </summary>
public class MaximaTests
{
    [Fact]
    public void Gradients_AreThoseOfTheWholeGradient()
    {
        Check<OneChannel>();
        Check<Odd>();
        Check<Registers>();
        Check<Rows>();
        Check<Strided>();
    }

    private static void Check<TShape>()
        where TShape : struct, IPooledWindowShape
    {
        foreach (int batch in (int[])[1, 3])
        {
            EveryRegister.Check(new Case<TShape>(batch));
        }
    }

    private readonly struct Case<TShape>(int batch) : IRegisterCheck
        where TShape : struct, IPooledWindowShape
    {
        public void Run<TVector, T>()
            where TVector : struct, IVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => MaximaCase<TVector, T, TShape>.Check(batch, typeof(T) == typeof(float) ? 1e-5 : 1e-13);
    }

    private readonly struct OneChannel : IPooledWindowShape
    {
        public static int Channels => 1;

        public static int Height => 7;

        public static int Width => 6;

        public static int WindowHeight => 3;

        public static int WindowWidth => 3;

        public static int StrideHeight => 1;

        public static int StrideWidth => 1;

        public static int Dilation => 1;

        public static int Top => 1;

        public static int Left => 1;

        public static int Outputs => 17;

        public static int OutputHeight => 7;

        public static int OutputWidth => 6;

        public static bool IsOfPlaces => false;

        public static int PoolHeight => 2;

        public static int PoolWidth => 2;

        public static int PooledHeight => 3;

        public static int PooledWidth => 3;
    }

    private readonly struct Odd : IPooledWindowShape
    {
        public static int Channels => 17;

        public static int Height => 6;

        public static int Width => 5;

        public static int WindowHeight => 5;

        public static int WindowWidth => 2;

        public static int StrideHeight => 1;

        public static int StrideWidth => 1;

        public static int Dilation => 1;

        public static int Top => 2;

        public static int Left => 0;

        public static int Outputs => 5;

        public static int OutputHeight => 6;

        public static int OutputWidth => 4;

        public static bool IsOfPlaces => true;

        public static int PoolHeight => 3;

        public static int PoolWidth => 2;

        public static int PooledHeight => 2;

        public static int PooledWidth => 2;
    }

    private readonly struct Registers : IPooledWindowShape
    {
        public static int Channels => 32;

        public static int Height => 5;

        public static int Width => 5;

        public static int WindowHeight => 3;

        public static int WindowWidth => 3;

        public static int StrideHeight => 1;

        public static int StrideWidth => 1;

        public static int Dilation => 1;

        public static int Top => 1;

        public static int Left => 1;

        public static int Outputs => 33;

        public static int OutputHeight => 5;

        public static int OutputWidth => 5;

        public static bool IsOfPlaces => true;

        public static int PoolHeight => 2;

        public static int PoolWidth => 2;

        public static int PooledHeight => 2;

        public static int PooledWidth => 2;
    }

    private readonly struct Rows : IPooledWindowShape
    {
        public static int Channels => 8;

        public static int Height => 4;

        public static int Width => 8;

        public static int WindowHeight => 1;

        public static int WindowWidth => 7;

        public static int StrideHeight => 1;

        public static int StrideWidth => 1;

        public static int Dilation => 1;

        public static int Top => 0;

        public static int Left => 3;

        public static int Outputs => 16;

        public static int OutputHeight => 4;

        public static int OutputWidth => 8;

        public static bool IsOfPlaces => true;

        public static int PoolHeight => 1;

        public static int PoolWidth => 4;

        public static int PooledHeight => 4;

        public static int PooledWidth => 2;
    }

    /// <summary>No window reads the image's last row and column.</summary>
    private readonly struct Strided : IPooledWindowShape
    {
        public static int Channels => 9;

        public static int Height => 10;

        public static int Width => 11;

        public static int WindowHeight => 3;

        public static int WindowWidth => 2;

        public static int StrideHeight => 2;

        public static int StrideWidth => 3;

        public static int Dilation => 1;

        public static int Top => 0;

        public static int Left => 0;

        public static int Outputs => 3;

        public static int OutputHeight => 4;

        public static int OutputWidth => 4;

        public static bool IsOfPlaces => true;

        public static int PoolHeight => 2;

        public static int PoolWidth => 2;

        public static int PooledHeight => 2;

        public static int PooledWidth => 2;
    }
}
