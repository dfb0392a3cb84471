using DlGen;

namespace DlGen.GpuBenchmark;

/// <summary>The MLP of MNIST.</summary>
[Mlp(784, 256, 256, 10, Target = NetworkTarget.Gpu)]
internal sealed partial class Digits;

/// <summary>The MLP of MNIST with its products in TF32.</summary>
[Mlp(784, 256, 256, 10, ProductRounding = ProductRounding.Tf32, Target = NetworkTarget.Gpu)]
internal sealed partial class DigitsTf32;

/// <summary>The MLP of MNIST with its products in bfloat16.</summary>
[Mlp(784, 256, 256, 10, ProductRounding = ProductRounding.Bf16, Target = NetworkTarget.Gpu)]
internal sealed partial class DigitsBf16;

/// <summary>A narrow MLP, as tiny-cuda-nn trains them.</summary>
[Mlp(64, 64, 64, 64, 64, 16, Loss = Loss.MeanSquaredError, Target = NetworkTarget.Gpu)]
internal sealed partial class Narrow;
