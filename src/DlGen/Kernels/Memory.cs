using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace DlGen.Kernels;

/// <summary>Hints to the processor about memory.</summary>
internal static unsafe class Memory
{
    /// <summary>Has a cache line fetched that will be needed soon; nothing where the processor takes no such hint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }
}
