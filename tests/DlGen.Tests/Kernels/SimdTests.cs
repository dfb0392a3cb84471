using System.Numerics;
using System.Runtime.Intrinsics;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

public unsafe class SimdTests
{
    private static readonly double[] Special = [0, -0.0, 1, -1, 2.5, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    [Fact]
    public void LaneOperations_AgreeWithScalars() => ForAll(new LaneOperations());

    [Fact]
    public void Reductions_TakeEveryLane() => ForAll(new Reductions());

    [Fact]
    public void First_KeepsAndClears() => ForAll(new FirstLanes());

    [Fact]
    public void Transpose_SwapsRowsAndColumns() => ForAll(new Transposes());

    [Fact]
    public void Dispatch_TakesTheWidestRegister()
    {
        var job = new WidthJob();
        Simd.Dispatch<float, WidthJob>(ref job);
        Assert.Equal(Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4, job.Count);
    }

    private interface ICase
    {
        void Run<TVector, T>()
            where TVector : struct, IVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>;
    }

    /// <summary>All widths: those without hardware are emulated, and must be right too.</summary>
    private static void ForAll<TCase>(TCase test)
        where TCase : struct, ICase
    {
        test.Run<Simd512<float>, float>();
        test.Run<Simd512<double>, double>();
        test.Run<Simd256<float>, float>();
        test.Run<Simd256<double>, double>();
        test.Run<Simd128<float>, float>();
        test.Run<Simd128<double>, double>();
    }

    private static TVector Lanes<TVector, T>(Func<int, T> lane)
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged
    {
        T* lanes = stackalloc T[16];
        for (int i = 0; i < TVector.Count; i++)
        {
            lanes[i] = lane(i);
        }

        return TVector.Load(lanes);
    }

    private static T[] Array<TVector, T>(TVector value)
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged
    {
        var lanes = new T[TVector.Count];
        fixed (T* destination = lanes)
        {
            TVector.Store(value, destination);
        }

        return lanes;
    }

    private readonly struct LaneOperations : ICase
    {
        public void Run<TVector, T>()
            where TVector : struct, IVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (double a in Special)
            {
                foreach (double b in Special)
                {
                    T x = T.CreateChecked(a), y = T.CreateChecked(b), yes = T.CreateChecked(3), no = T.CreateChecked(4);
                    TVector left = x, right = y;
                    Is(x + y, left + right);
                    Is(x - y, left - right);
                    Is(x * y, left * right);
                    Is(x / y, left / right);
                    Is(-x, -left);
                    Is(T.Abs(x), TVector.Abs(left));
                    Is(T.Max(x, y), TVector.Max(left, right));
                    Is(T.Min(x, y), TVector.Min(left, right));
                    Is((x * y) + x, TVector.MultiplyAdd(left, right, left));
                    TVector sum = left;
                    TVector.MultiplyAccumulate(ref sum, left, y);
                    Is((x * y) + x, sum);
                    TVector sum0 = left, sum1 = right;
                    TVector.MultiplyAccumulate(ref sum0, ref sum1, left, right, y);
                    Is((x * y) + x, sum0);
                    Is((y * y) + y, sum1);
                    Is(x > y ? yes : no, TVector.Where(left > right, yes, no));
                    Is(x < y ? yes : no, TVector.Where(left < right, yes, no));
                    Is(x >= y ? yes : no, TVector.Where(left >= right, yes, no));
                    Is(x <= y ? yes : no, TVector.Where(left <= right, yes, no));
                }
            }

            static void Is(T expected, TVector actual) => Assert.All(Array<TVector, T>(actual), lane => Assert.Equal(expected, lane));
        }
    }

    private readonly struct Reductions : ICase
    {
        public void Run<TVector, T>()
            where TVector : struct, IVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int count = TVector.Count;
            Assert.Equal(T.CreateChecked(count * (count + 1) / 2), TVector.Sum(Lanes<TVector, T>(i => T.CreateChecked(i + 1))));
            for (int lane = 0; lane < count; lane++)
            {
                TVector value = Lanes<TVector, T>(i => T.CreateChecked(i == lane ? -1 : -2 - i));
                Assert.Equal(-T.One, TVector.Largest(value));
                Assert.True(T.IsNaN(TVector.Largest(Lanes<TVector, T>(i => i == lane ? T.NaN : T.One))));
                Assert.True(T.IsNaN(TVector.Sum(Lanes<TVector, T>(i => i == lane ? T.NaN : T.One))));
                Assert.Equal(1u << lane, TVector.NonZeros(Lanes<TVector, T>(i => i == lane ? T.Epsilon : i % 2 == 0 ? T.Zero : T.NegativeZero)));
                Assert.Equal(1u << lane, TVector.NonZeros(Lanes<TVector, T>(i => i == lane ? T.NaN : T.Zero)));
            }
        }
    }

    private readonly struct FirstLanes : ICase
    {
        public void Run<TVector, T>()
            where TVector : struct, IVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int count = -20; count < 40; count++)
            {
                T[] lanes = Array<TVector, T>(TVector.First(Lanes<TVector, T>(i => i < count ? T.CreateChecked(i + 1) : T.NaN), count));
                for (int i = 0; i < lanes.Length; i++)
                {
                    Assert.Equal(i < count ? T.CreateChecked(i + 1) : T.Zero, lanes[i]);
                }
            }
        }
    }

    private readonly struct Transposes : ICase
    {
        public void Run<TVector, T>()
            where TVector : struct, IVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            const int SourceStride = 19, DestinationStride = 23;
            int count = TVector.Count;
            var source = new T[count * SourceStride];
            var destination = new T[count * DestinationStride];
            for (int i = 0; i < source.Length; i++)
            {
                source[i] = T.CreateChecked(i + 1);
            }

            fixed (T* from = source, to = destination)
            {
                TVector.Transpose(from, SourceStride, to, DestinationStride);
            }

            for (int row = 0; row < count; row++)
            {
                for (int column = 0; column < DestinationStride; column++)
                {
                    Assert.Equal(
                        column < count ? source[(column * SourceStride) + row] : T.Zero, destination[(row * DestinationStride) + column]);
                }
            }
        }
    }

    private struct WidthJob : ISimdJob<float>
    {
        public int Count { get; private set; }

        public void Run<TVector>()
            where TVector : struct, IVector<TVector, float> => Count = TVector.Count;
    }
}
