using System.Numerics;
using System.Runtime.Intrinsics;
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
            if (Vector512.IsHardwareAccelerated)
            {
                TiledConvolutionCase<Simd512<float>, float, TShape>.Check(batch, 2e-6);
                TiledConvolutionCase<Simd512<double>, double, TShape>.Check(batch, 4e-15);
            }

            if (Vector256.IsHardwareAccelerated)
            {
                TiledConvolutionCase<Simd256<float>, float, TShape>.Check(batch, 2e-6);
                TiledConvolutionCase<Simd256<double>, double, TShape>.Check(batch, 4e-15);
            }

            TiledConvolutionCase<Simd128<float>, float, TShape>.Check(batch, 2e-6);
            TiledConvolutionCase<Simd128<double>, double, TShape>.Check(batch, 4e-15);
        }
    }

    private readonly struct Bordered : IPooledWindowShape
    {
        public static int Channels => 32;

        public static int Height => 6;

        public static int Width => 8;

        public static int WindowHeight => 3;

        public static int WindowWidth => 3;

        public static int StrideHeight => 1;

        public static int StrideWidth => 1;

        public static int Dilation => 1;

        public static int Top => 1;

        public static int Left => 1;

        public static int Outputs => 48;

        public static int OutputHeight => 6;

        public static int OutputWidth => 8;

        public static bool IsOfPlaces => true;

        public static int PoolHeight => 2;

        public static int PoolWidth => 2;

        public static int PooledHeight => 3;

        public static int PooledWidth => 4;
    }

    private readonly struct Odd : IPooledWindowShape
    {
        public static int Channels => 16;

        public static int Height => 15;

        public static int Width => 17;

        public static int WindowHeight => 3;

        public static int WindowWidth => 3;

        public static int StrideHeight => 1;

        public static int StrideWidth => 1;

        public static int Dilation => 1;

        public static int Top => 2;

        public static int Left => 1;

        public static int Outputs => 33;

        public static int OutputHeight => 17;

        public static int OutputWidth => 17;

        public static bool IsOfPlaces => true;

        public static int PoolHeight => 2;

        public static int PoolWidth => 2;

        public static int PooledHeight => 8;

        public static int PooledWidth => 8;
    }

    private readonly struct Unbordered : IPooledWindowShape
    {
        public static int Channels => 144;

        public static int Height => 6;

        public static int Width => 5;

        public static int WindowHeight => 3;

        public static int WindowWidth => 3;

        public static int StrideHeight => 1;

        public static int StrideWidth => 1;

        public static int Dilation => 1;

        public static int Top => 0;

        public static int Left => 0;

        public static int Outputs => 5;

        public static int OutputHeight => 4;

        public static int OutputWidth => 3;

        public static bool IsOfPlaces => true;

        public static int PoolHeight => 2;

        public static int PoolWidth => 2;

        public static int PooledHeight => 2;

        public static int PooledWidth => 1;
    }
}
