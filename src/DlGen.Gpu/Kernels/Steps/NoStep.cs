namespace DlGen.Gpu.Kernels;

/// <summary>The step of a kernel whose layer has no parameters.</summary>
internal readonly struct NoStep : IDeviceStep
{
    public void Apply(int place, Float4 gradient)
    {
    }
}
