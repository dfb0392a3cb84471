using DlGen;

namespace DlGen.GpuBenchmark;

/// <summary>The MLP of MNIST.</summary>
[Mlp(784, 256, 256, 10, Target = Target.Gpu)]
internal sealed partial class Digits;

/// <summary>A narrow MLP, as tiny-cuda-nn trains them.</summary>
[Mlp(64, 64, 64, 64, 64, 16, Loss = Loss.MeanSquaredError, Target = Target.Gpu)]
internal sealed partial class Narrow;
