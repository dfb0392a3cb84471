using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>
/// The inputs of a batch: one copy for all threads of a team, or one for each thread. Where inputs are few, fetching them costs a thread
/// less than reading them from the cache of the thread that has fetched them.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class InputCopies<T>(NetworkRuntime<T> network, int capacity)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Most = 64;
    private readonly Arena<T>?[] copies = new Arena<T>?[Most];

    /// <summary>The inputs that all threads share.</summary>
    public ExampleRows<T> Shared => Of(0);

    /// <summary>Whether there can be a copy for each of so many threads.</summary>
    public static bool ReachFor(int threads) => threads <= Most;

    /// <summary>The copy of one thread; that of the first thread is the one that all can share.</summary>
    public ExampleRows<T> Of(int worker) => network.InputRows(
        DlGen.Runtime.Shared.GetOrCreate(ref copies[worker], network.InputLength(capacity)), capacity);
}
