using DlGen;
using DlGen.Gpu;
using DlGen.GpuBenchmark;
using static System.FormattableString;

// A device can be named; "small" after it cuts the work down, to try the program where there is no GPU.
try
{
    using var gpu = args.Length > 0 ? GpuDevice.Open(args[0]) : GpuDevice.Open();
    bool isSmall = args.Contains("small");
    Console.WriteLine(Invariant($"device: {gpu.Name}, {gpu.Info.Multiprocessors} multiprocessors, {gpu.Info.MemorySize / 1e9:F0} GB"));
    if (!isSmall)
    {
        Console.WriteLine(Invariant($"product 4096 x 4096 x 4096, FP32: {MatrixProduct.Teraflops(gpu):F2} TFLOP/s"));
    }

    Dataset digits = Training.Classes(isSmall ? 64 : 1 << 17, 784, 10);
    foreach (int batch in isSmall ? [32] : new[] { 64, 1024, 16_384 })
    {
        string rates = Training.Rates<Digits>(gpu, digits, batch, new Sgd(0.01f) { Momentum = 0.9f });
        Console.WriteLine(Invariant($"MLP 784-256-256-10, SGD with momentum, batch {batch}: {rates}"));
    }

    Dataset narrow = Training.Values(isSmall ? 64 : 1 << 18, 64, 16);
    int narrowBatch = isSmall ? 64 : 1 << 16;
    Console.WriteLine(Invariant(
        $"MLP 64-64-64-64-64-16, Adam, batch {narrowBatch}: {Training.Rates<Narrow>(gpu, narrow, narrowBatch, new Adam())}"));
    return 0;
}
catch (GpuException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
