using System.Numerics;
using System.Runtime.Intrinsics;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>The inner loop of all products, for each number of rows: every sum is one chain of multiply-adds in the order of the steps.</summary>
public unsafe class RegisterTileTests
{
    private const int Segments = 3;
    private const int Segment = 5;
    private const int LeftRow = 23;
    private const int LeftSegment = 1000;
    private const int Room = 16384;

    [Fact]
    public void EachRow_IsAChainOfMultiplyAdds() => EveryRegister.Check(default(Case));

    private readonly struct Case : IRegisterCheck
    {
        public void Run<TVector, T>()
            where TVector : struct, IVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Check<TVector, T>();
    }

    private static void Check<TVector, T>()
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (bool twoRegisters in new[] { false, true })
        {
            int most = RegisterTile<TVector, T>.Rows(twoRegisters);
            for (int rows = 1; rows <= most; rows++)
            {
                Check<TVector, T>(rows, twoRegisters, continues: false);
                Check<TVector, T>(rows, twoRegisters, continues: true);
            }
        }
    }

    private static void Check<TVector, T>(int rows, bool twoRegisters, bool continues)
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(rows);
        T[] left = Numbers<T>(random);
        T[] right = Numbers<T>(random);
        T[] sums = Numbers<T>(random);
        T[] before = [.. sums];
        int rightRegister = 4000;
        fixed (T* leftStart = left, rightStart = right, sum = sums)
        {
            var product = new Product<T>
            {
                Left = leftStart, Right = rightStart, LeftSegment = LeftSegment, RightRegister = rightRegister,
                Steps = (Segments * Segment) - 2, Segment = Segment, Continues = continues,
            };
            RegisterTile<TVector, T>.Run(rows, twoRegisters, product, new AlongRuns(LeftRow), sum);
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < (twoRegisters ? 2 : 1) * TVector.Count; column++)
            {
                int place = (row * RegisterTile<TVector, T>.SumsRow) + column;
                T expected = continues ? before[place] : T.Zero;
                for (int step = 0; step < (Segments * Segment) - 2; step++)
                {
                    T weight = right[(step * 16) + (column < TVector.Count ? column : rightRegister + column - TVector.Count)];
                    expected = T.FusedMultiplyAdd(left[(step / Segment * LeftSegment) + (step % Segment) + (row * LeftRow)], weight, expected);
                }

                Assert.Equal(expected, sums[place], Within<TVector, T>);
                before[place] = sums[place];
            }
        }

        // Nothing else is written.
        Assert.Equal(before.AsSpan(rows * RegisterTile<TVector, T>.SumsRow), sums.AsSpan(rows * RegisterTile<TVector, T>.SumsRow));
    }

    /// <summary>Processors without fused multiply-adds round the product too.</summary>
    private static bool Within<TVector, T>(T expected, T actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        expected == actual || (!Vector256.IsHardwareAccelerated && T.Abs(expected - actual) < T.CreateChecked(1e-4));

    private static T[] Numbers<T>(Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, Room).Select(_ => T.CreateChecked(random.NextSingle() - 0.5f))];
}
