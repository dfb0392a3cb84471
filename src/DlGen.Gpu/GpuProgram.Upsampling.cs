using DlGen.Gpu.Kernels;
using DlGen.Kernels;

namespace DlGen.Gpu;

/// <content>Images that are enlarged. They lie place by place, and so do their results.</content>
public abstract partial class GpuProgram
{
    /// <summary>u[c, i, j] = a[c, ⌊i/s⌋, ⌊j/s⌋], or between the four places around (i+½)/s − ½ and (j+½)/s − ½, then the epilogue.</summary>
    protected void Upsample<TShape, TEpilogue>(DeviceMatrix a, int batch, TEpilogue epilogue)
        where TShape : struct, IUpsampling
        where TEpilogue : struct, IDeviceEpilogue => launcher.Upsample<TShape, TEpilogue>(a, batch, epilogue);

    /// <summary>da[c, i, j] = Σ of du over the outputs that the place went into, by its part in each, then the epilogue.</summary>
    protected void UpsampleBackward<TShape, TEpilogue>(DeviceMatrix du, int batch, TEpilogue epilogue)
        where TShape : struct, IUpsampling
        where TEpilogue : struct, IDeviceEpilogue => launcher.UpsampleBackward<TShape, TEpilogue>(du, batch, epilogue);
}
