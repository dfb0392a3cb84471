using System.Runtime.Intrinsics;

namespace DlGen.Kernels;

/// <summary>Work written for any register width.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal interface ISimdJob<T>
    where T : unmanaged
{
    /// <summary>Does it with registers of one width.</summary>
    void Run<TVector>()
        where TVector : struct, IVector<TVector, T>;
}

/// <summary>Chooses the widest register that the hardware has.</summary>
internal static class Simd
{
    /// <summary>
    /// Runs the job once. Ahead-of-time compiled code without an instruction set chosen has 128 bits; wider registers would
    /// be emulated.
    /// </summary>
    public static void Dispatch<T, TJob>(ref TJob job)
        where T : unmanaged
        where TJob : struct, ISimdJob<T>
    {
        if (Vector512.IsHardwareAccelerated)
        {
            job.Run<Simd512<T>>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            job.Run<Simd256<T>>();
        }
        else
        {
            job.Run<Simd128<T>>();
        }
    }
}
