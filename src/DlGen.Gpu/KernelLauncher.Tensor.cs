using DlGen.Gpu.Kernels.Tensor;
using ILGPU.Runtime.Cuda;

namespace DlGen.Gpu;

/// <summary>Which products a network gets by its rounding.</summary>
internal sealed partial class KernelLauncher
{
    private ILinearProducts? tf32;
    private ILinearProducts? bf16;

    /// <summary>Whether the device has tensor cores with TF32 and bfloat16, and a driver that assembles the instructions for them.</summary>
    public bool HasTensorCores => accelerator is CudaAccelerator { Architecture: var architecture, InstructionSet: var instructions }
        && architecture >= CudaArchitecture.SM_80 && instructions >= CudaInstructionSet.ISA_70;

    /// <summary>The products of a network: on tensor cores where its rounding lets them and the device has them.</summary>
    public ILinearProducts Products(ProductRounding rounding) => rounding switch
    {
        ProductRounding.Tf32 => tf32 ??= OnTensorCores<Tf32>(),
        ProductRounding.Bf16 => bf16 ??= OnTensorCores<Bf16>(),
        _ => this,
    };

    /// <summary>From here on, networks get products by these instructions: a test puts a stand-in there.</summary>
    internal void UseForTensors<TInstructions>()
        where TInstructions : struct, ITensorInstructions<TInstructions>
    {
        tf32 = new TensorProducts<Tf32, TInstructions>(this);
        bf16 = new TensorProducts<Bf16, TInstructions>(this);
    }

    private ILinearProducts OnTensorCores<TFormat>()
        where TFormat : struct, ITensorFormat => HasTensorCores ? new TensorProducts<TFormat, TensorCores>(this) : this;
}
