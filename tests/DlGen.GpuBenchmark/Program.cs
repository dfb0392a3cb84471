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
        foreach (ProductRounding rounding in gpu.HasTensorCores ? new[] { ProductRounding.None, ProductRounding.Tf32, ProductRounding.Bf16 } : [ProductRounding.None])
        {
            string format = rounding == ProductRounding.None ? "FP32" : rounding.ToString().ToUpperInvariant();
            Console.WriteLine(Invariant($"product 4096 x 4096 x 4096, {format}: {MatrixProduct.Teraflops(gpu, rounding):F2} TFLOP/s"));
        }
    }

    Dataset digits = Training.Classes(isSmall ? 64 : 1 << 17, 784, 10);
    foreach (int batch in isSmall ? [32] : new[] { 64, 1024, 16_384 })
    {
        var optimizer = new Sgd(0.01f) { Momentum = 0.9f };
        const string name = "MLP 784-256-256-10, SGD with momentum";
        Console.WriteLine(Invariant($"{name}, FP32, batch {batch}: {Training.Rates<Digits>(gpu, digits, batch, optimizer)}"));
        if (gpu.HasTensorCores)
        {
            Console.WriteLine(Invariant($"{name}, TF32, batch {batch}: {Training.Rates<DigitsTf32>(gpu, digits, batch, optimizer)}"));
            Console.WriteLine(Invariant($"{name}, BF16, batch {batch}: {Training.Rates<DigitsBf16>(gpu, digits, batch, optimizer)}"));
        }
    }

    foreach (string line in NarrowNetwork.Rates(gpu, isSmall))
    {
        Console.WriteLine(line);
    }

    return 0;
}
catch (GpuException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
