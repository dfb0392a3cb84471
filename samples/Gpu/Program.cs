using DlGen;
using DlGen.Gpu;
using Samples;
using static System.FormattableString;

if (CommandLine.Answer(
    args,
    """
    Lists the devices, trains a network on the MNIST digits on the best of them, and then on this processor.

      Gpu [DEVICE]

      DEVICE    the device to train on: a name from the list, or a part of it (default: the best GPU; CPU is ILGPU's CPU accelerator)
      --help    this text
    """,
    maximum: 1) is { } exitCode)
{
    return exitCode;
}

foreach (GpuDeviceInfo device in GpuDevice.Devices)
{
    Console.WriteLine(Invariant($"{device.Kind,-6}  {device.Name}, {device.Multiprocessors} multiprocessors"));
}

try
{
    // The best GPU, or the device that the command line names; "CPU" is ILGPU's CPU accelerator.
    using var gpu = args.Length > 0 ? GpuDevice.Open(args[0]) : GpuDevice.Open();

    // The CPU accelerator is there to try kernels, not to be fast: some of the digits are enough for it.
    Dataset digits = Dataset.FromIdx(DataFile("train-images-idx3-ubyte.gz"), DataFile("train-labels-idx1-ubyte.gz"));
    Dataset test = Dataset.FromIdx(DataFile("t10k-images-idx3-ubyte.gz"), DataFile("t10k-labels-idx1-ubyte.gz"));
    (Dataset train, _) = digits.Split(gpu.Info.Kind == GpuDeviceKind.Cpu ? 0.002 : 1, 0);

    Train(gpu, train, test);
    Train(null, train, test);
    return 0;
}
catch (GpuException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

static void Train(GpuDevice? gpu, Dataset train, Dataset test)
{
    var net = new Digits(seed: 42);
    TrainingHistory history = net.Train(train, new TrainingOptions { Epochs = 3, BatchSize = 128, Device = gpu });
    EpochResult last = history.Epochs[^1];
    Console.WriteLine(Invariant(
        $"{gpu?.Name ?? "this processor"}: loss {last.Loss:F4}, {last.SamplesPerSecond:N0} examples/s, test accuracy {100 * net.Evaluate(test).Accuracy:F1} %"));
}

static string DataFile(string name) => Path.Combine(AppContext.BaseDirectory, "data", "mnist", name);

/// <summary>Reads handwritten digits; compiled for GPUs because the project references DlGen.Gpu.</summary>
[Mlp(784, 256, 256, 10)]
public partial class Digits;
