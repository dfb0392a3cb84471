using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>A training step's place among the random numbers: those of one step are the same in each of its passes.</summary>
/// <param name="Seed">The network's seed.</param>
/// <param name="Number">The step's number, from 0.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RandomStep(int Seed, long Number)
{
    /// <summary>The step after this one.</summary>
    internal RandomStep Next => this with { Number = Number + 1 };
}
