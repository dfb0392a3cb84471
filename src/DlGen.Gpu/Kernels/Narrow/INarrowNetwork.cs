using System.ComponentModel;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// A network whose rows are so short that a group of threads can keep a slice of the batch in its shared memory from the
/// inputs on. This is what a group does with a slice.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INarrowNetwork
{
    /// <summary>Rows of a slice, a multiple of 4.</summary>
    static abstract int Rows { get; }

    /// <summary>The length of a row of inputs, which are the slice's first matrix.</summary>
    static abstract int Inputs { get; }

    /// <summary>Shared memory for a slice's matrices, in <see cref="Float4"/>s.</summary>
    static abstract int Shared { get; }

    /// <summary>Computes a slice, whose inputs are in shared memory.</summary>
    static abstract void Run(NarrowGroup group);
}
