namespace DlGen.Kernels;

/// <summary>Memory that a thread keeps for the kernels that it runs, one after the other. It grows to what the largest of them needs, and then nothing is allocated any more.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal static unsafe class ThreadRoom<T>
    where T : unmanaged
{
    [ThreadStatic]
    private static Arena<T>? memory;

    /// <summary>Room for so many scalars, whatever they are. It starts at a cache line, and is the thread's own until the next call.</summary>
    public static T* Take(long length)
    {
        if (memory is null || memory.Length < length)
        {
            memory = new Arena<T>(length);
        }

        return memory.Origin;
    }
}
