using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>
/// The inputs of a batch, once for all threads of a team or once for each: to fetch few inputs costs a thread less than to
/// read what another has fetched from the other's cache.
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

    /// <summary>A thread's own; the first thread's is the shared one.</summary>
    public ExampleRows<T> Of(int worker) => network.InputRows(
        DlGen.Runtime.Shared.GetOrCreate(ref copies[worker], network.InputLength(capacity)), capacity);
}
