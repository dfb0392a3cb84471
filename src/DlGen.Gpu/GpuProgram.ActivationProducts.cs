using DlGen.Gpu.Kernels;

namespace DlGen.Gpu;

/// <content>Products of two activations, example by example.</content>
public abstract partial class GpuProgram
{
    /// <summary>z = a·b of each example, for the epilogue: [height × terms]·[terms × columns].</summary>
    protected void ActivationProduct<TEpilogue>(DeviceMatrix a, DeviceMatrix b, int rows, int height, int columns, int terms, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue => launcher.ActivationProduct(a, b, rows, new(height, columns, terms), isTransposed: false, epilogue);

    /// <summary>z = aᵀ·b of each example, for the epilogue: [terms × height]ᵀ·[terms × columns].</summary>
    protected void ActivationProductLeftTransposed<TEpilogue>(DeviceMatrix a, DeviceMatrix b, int rows, int height, int columns, int terms, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue => launcher.ActivationProduct(a, b, rows, new(height, columns, terms), isTransposed: true, epilogue);

    /// <summary>s = a·bᵀ of each example, for the epilogue: [height × terms]·[columns × terms]ᵀ.</summary>
    protected void ActivationProductRightTransposed<TEpilogue>(DeviceMatrix a, DeviceMatrix b, int rows, int height, int columns, int terms, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue => launcher.ActivationProductRightTransposed(a, b, rows, new(height, columns, terms), epilogue);
}
