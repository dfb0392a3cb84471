using System.Numerics;
using System.Runtime.Intrinsics;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>What is checked of a kernel with one kind of register.</summary>
internal interface IRegisterCheck
{
    void Run<TVector, T>()
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>The registers of every width that this machine has, of both scalars.</summary>
internal static class EveryRegister
{
    public static void Check<TCheck>(TCheck check)
        where TCheck : IRegisterCheck
    {
        if (Vector512.IsHardwareAccelerated)
        {
            check.Run<Simd512<float>, float>();
            check.Run<Simd512<double>, double>();
        }

        if (Vector256.IsHardwareAccelerated)
        {
            check.Run<Simd256<float>, float>();
            check.Run<Simd256<double>, double>();
        }

        check.Run<Simd128<float>, float>();
        check.Run<Simd128<double>, double>();
    }
}
