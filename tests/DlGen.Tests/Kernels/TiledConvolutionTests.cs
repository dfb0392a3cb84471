using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>
/// Convolutions in tiles against those of windows, which have other roundings: images whose sides are odd and even, with and without a border,
/// more tiles than are computed at once, outputs that fill no panel. Any number of threads gives the same bits.
/// </summary>
public class TiledConvolutionTests
{
    [Fact]
    public void Results_AreThoseOfWindows()
    {
        Check<Bordered>();
        Check<Odd>();
        Check<Unbordered>();
    }

    private static void Check<TShape>()
        where TShape : struct, IPooledWindowShape
    {
        foreach (int batch in (int[])[1, 5])
        {
            EveryRegister.Check(new Case<TShape>(batch));
        }
    }

    private readonly struct Case<TShape>(int batch) : IRegisterCheck
        where TShape : struct, IPooledWindowShape
    {
        public void Run<TVector, T>()
            where TVector : struct, IVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => TiledConvolutionCase<TVector, T, TShape>.Check(batch, typeof(T) == typeof(float) ? 2e-6 : 4e-15);
    }

    /// <summary>Windows that tiles compute, of 3×3 a place apart, and a maximum pool of as many places as a tile has results.</summary>
    private interface ITiledShape : IPooledWindowShape
    {
        static int IWindowShape.WindowHeight => 3;

        static int IWindowShape.WindowWidth => 3;

        static int IWindowShape.StrideHeight => 1;

        static int IWindowShape.StrideWidth => 1;

        static int IWindowShape.Dilation => 1;

        static bool IWindowShape.IsOfPlaces => true;

        static int IPooledWindowShape.PoolHeight => 2;

        static int IPooledWindowShape.PoolWidth => 2;
    }

    private readonly struct Bordered : ITiledShape
    {
        public static int Channels => 32;

        public static int Height => 6;

        public static int Width => 8;

        public static int Top => 1;

        public static int Left => 1;

        public static int Outputs => 48;

        public static int OutputHeight => 6;

        public static int OutputWidth => 8;

        public static int PooledHeight => 3;

        public static int PooledWidth => 4;
    }

    private readonly struct Odd : ITiledShape
    {
        public static int Channels => 16;

        public static int Height => 15;

        public static int Width => 17;

        public static int Top => 2;

        public static int Left => 1;

        public static int Outputs => 33;

        public static int OutputHeight => 17;

        public static int OutputWidth => 17;

        public static int PooledHeight => 8;

        public static int PooledWidth => 8;
    }

    private readonly struct Unbordered : ITiledShape
    {
        public static int Channels => 144;

        public static int Height => 6;

        public static int Width => 5;

        public static int Top => 0;

        public static int Left => 0;

        public static int Outputs => 5;

        public static int OutputHeight => 4;

        public static int OutputWidth => 3;

        public static int PooledHeight => 2;

        public static int PooledWidth => 1;
    }
}
