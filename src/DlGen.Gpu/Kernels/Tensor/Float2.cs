namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>Two scalars, so that a device reads them in one access.</summary>
internal readonly struct Float2(float x, float y)
{
    /// <summary>Scalars it has.</summary>
    public const int Count = 2;

    public readonly float X = x;

    public readonly float Y = y;
}
