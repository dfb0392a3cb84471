namespace DlGen.Gpu.Kernels;

/// <summary>What outputs are compared with, row by row.</summary>
internal interface ITargetRows
{
    /// <summary>Four target values of a row, from <paramref name="column"/> on, a multiple of 4.</summary>
    Float4 Load(int row, int column);
}
