using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>Registers at a row's end, where a whole one would read what lies behind the row.</summary>
internal static unsafe class Partial
{
    private const int MaxBytes = 64;

    /// <summary>The first <paramref name="count"/> lanes from memory, <paramref name="fill"/> in the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Load<TVector, T>(T* source, int count, T fill)
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged
    {
        byte* bytes = stackalloc byte[MaxBytes];
        var lanes = (T*)bytes;
        for (int lane = 0; lane < TVector.Count; lane++)
        {
            lanes[lane] = lane < count ? source[lane] : fill;
        }

        return TVector.Load(lanes);
    }
}
