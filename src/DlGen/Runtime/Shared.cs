using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>Memory that is allocated when it is first needed, possibly by several threads of a team at once.</summary>
internal static class Shared
{
    /// <summary>The arena, made by whichever thread is first; all get the same one.</summary>
    public static Arena<T> GetOrCreate<T>(ref Arena<T>? arena, long length)
        where T : unmanaged =>
        Volatile.Read(ref arena) ?? Interlocked.CompareExchange(ref arena, new Arena<T>(length), null) ?? arena!;
}
