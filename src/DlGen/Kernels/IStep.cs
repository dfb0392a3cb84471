using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>What is done with a gradient while it is still in registers: an optimizer's update, or storing it.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStep<T>
    where T : unmanaged
{
    /// <summary>Whether a gradient of zero leaves a parameter, and all that the optimizer keeps of it, as they are to the bit.</summary>
    bool LeavesWhatHasNoGradient { get; }

    /// <summary>Has the memory fetched that <see cref="Apply"/> will need at <paramref name="offset"/>: a cache line each.</summary>
    void Fetch(nint offset);

    /// <summary>Takes the gradient of the parameters from <paramref name="offset"/> on, counted in the parameter arena.</summary>
    void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T>;
}
