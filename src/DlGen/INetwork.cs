using DlGen.Kernels;

namespace DlGen;

/// <summary>What every generated network can do, whatever its shape: code over any network is written against this.</summary>
/// <typeparam name="T">The scalar the network computes in: <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface INetwork<T>
    where T : unmanaged
{
    /// <summary>The machinery behind the generated members; library code reaches parameters and buffers through it.</summary>
    NetworkRuntime<T> Runtime { get; }
}
