using System.Numerics;

namespace DlGen.Runtime;

/// <summary>
/// The buffers for predictions. A thread rents a set of them and returns it, so that any number of threads can predict at once, without a
/// lock and, once there is a set for each, without allocating.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class InferencePool<T>(NetworkRuntime<T> network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly InferenceBuffers<T>?[] free = new InferenceBuffers<T>?[64];

    public InferenceBuffers<T> Rent()
    {
        // A thread starts looking at a place of its own, where it is likely to find what it used before, still in its cache.
        int start = Environment.CurrentManagedThreadId;
        for (int i = 0; i < free.Length; i++)
        {
            ref InferenceBuffers<T>? place = ref free[(start + i) % free.Length];
            if (Volatile.Read(ref place) is not null && Interlocked.Exchange(ref place, null) is { } buffers)
            {
                return buffers;
            }
        }

        return new InferenceBuffers<T>(network, this);
    }

    public void Return(InferenceBuffers<T> buffers)
    {
        int start = Environment.CurrentManagedThreadId;
        for (int i = 0; i < free.Length; i++)
        {
            ref InferenceBuffers<T>? place = ref free[(start + i) % free.Length];
            if (Volatile.Read(ref place) is null && Interlocked.CompareExchange(ref place, buffers, null) is null)
            {
                return;
            }
        }
    }
}
