using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

public class TileTests
{
    public static TheoryData<int> Batches => [.. Enumerable.Range(1, 17), 33, 64, 128, 129, 300, 1025];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Products_MatchTheReference(int batch)
    {
        Check<N1, N1>(batch);
        Check<N2, N3>(batch);
        Check<N3, N2>(batch);
        Check<N7, N13>(batch);
        Check<N13, N7>(batch);
        Check<N16, N16>(batch);
        Check<N17, N31>(batch);
        Check<N31, N17>(batch);
        Check<N32, N33>(batch);
        Check<N33, N32>(batch);
        Check<N45, N46>(batch);
        Check<N46, N45>(batch);
        Check<N47, N48>(batch);
        Check<N48, N100>(batch);
        Check<N100, N47>(batch);
    }

    private static void Check<TInputs, TOutputs>(int batch)
        where TInputs : struct, ISize
        where TOutputs : struct, ISize => EveryRegister.Check(new Case<TInputs, TOutputs>(batch));

    private readonly struct Case<TInputs, TOutputs>(int batch) : IRegisterCheck
        where TInputs : struct, ISize
        where TOutputs : struct, ISize
    {
        public void Run<TVector, T>()
            where TVector : struct, IVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => TileCase<TVector, T, Shape<TInputs, TOutputs>>.Check(batch);
    }
}
