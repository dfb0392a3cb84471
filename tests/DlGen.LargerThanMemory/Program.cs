using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using DlGen;

return args switch
{
    ["make", var folder, var megabytes] => Make(folder, int.Parse(megabytes, CultureInfo.InvariantCulture)),
    ["read", var folder] => Read(Path.Combine(folder, "images.idx")),
    ["train", var folder, "mapped" or "memory", "mlp" or "wide" or "cnn"] => Train(Load(folder, isMapped: args[2] == "mapped"), args[3]),
    _ => Explain(),
};

static int Explain()
{
    Console.Error.WriteLine("make FOLDER MEGABYTES, or read FOLDER, or train FOLDER mapped|memory mlp|wide|cnn");
    return 2;
}

// Images of random bytes, with random classes: how fast a training is doesn't depend on what there is to learn.
static int Make(string folder, int megabytes)
{
    int count = (int)(megabytes * 1048576L / 784);
    var random = new Random(1);
    Write(Path.Combine(folder, "labels.idx"), [count], () => (byte)random.Next(10));
    byte[] image = new byte[784];
    using FileStream images = Open(Path.Combine(folder, "images.idx"), [count, 28, 28]);
    for (int row = 0; row < count; row++)
    {
        random.NextBytes(image);
        images.Write(image);
    }

    images.Flush(flushToDisk: true);
    return 0;
}

// How many examples a second the disk delivers where the file is read from its beginning to its end.
static int Read(string path)
{
    using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
    byte[] piece = new byte[1 << 20];
    long start = Stopwatch.GetTimestamp();
    while (file.Read(piece) > 0)
    {
    }

    Print(file.Length / 784.0 / Stopwatch.GetElapsedTime(start).TotalSeconds);
    return 0;
}

static void Print(double examplesPerSecond) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{examplesPerSecond:F0}"));

static void Write(string path, int[] shape, Func<byte> value)
{
    using FileStream file = Open(path, shape);
    for (int row = 0; row < shape[0]; row++)
    {
        file.WriteByte(value());
    }
}

static FileStream Open(string path, int[] shape)
{
    var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
    file.Write([0, 0, 8, (byte)shape.Length]);
    Span<byte> length = stackalloc byte[4];
    foreach (int axis in shape)
    {
        BinaryPrimitives.WriteInt32BigEndian(length, axis);
        file.Write(length);
    }

    return file;
}

static Dataset Load(string folder, bool isMapped)
{
    (string images, string labels) = (Path.Combine(folder, "images.idx"), Path.Combine(folder, "labels.idx"));
    return isMapped ? Dataset.MapIdx(images, labels) : Dataset.FromIdx(images, labels);
}

static int Train(Dataset data, string network)
{
    var clock = new Clock(network == "cnn" ? 64 : 256);
    var options = new TrainingOptions { Epochs = 1, BatchSize = clock.BatchSize, Optimizer = new Adam(1e-3f), Progress = clock, Seed = Environment.ProcessId };
    _ = network switch
    {
        "mlp" => new Mlp(seed: 1).Train(data, options, clock.Token),
        "wide" => new Wide(seed: 1).Train(data, options, clock.Token),
        _ => new Cnn(seed: 1).Train(data, options, clock.Token),
    };
    Print(clock.SamplesPerSecond);
    return 0;
}

/// <summary>Ends a training after fifteen seconds, and counts the examples of all but the first five.</summary>
internal sealed class Clock(int batchSize) : IProgress<TrainingProgress>
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(15);
    private readonly CancellationTokenSource end = new();
    private readonly long start = Stopwatch.GetTimestamp();
    private (TimeSpan Time, long Steps) first;
    private (TimeSpan Time, long Steps) last;

    public int BatchSize => batchSize;

    public CancellationToken Token => end.Token;

    public double SamplesPerSecond => batchSize * (last.Steps - first.Steps) / (last.Time - first.Time).TotalSeconds;

    public void Report(TrainingProgress value)
    {
        last = (Stopwatch.GetElapsedTime(start), value.Step);
        if (last.Time < WarmUp)
        {
            first = last;
        }
        else if (last.Time > Whole)
        {
            end.Cancel();
        }
    }
}

[DlGen.Mlp(784, 256, 256, 10)]
internal partial class Mlp;

[DlGen.Mlp(784, 1024, 1024, 10)]
internal partial class Wide;

[Network(1, 28, 28)]
[Conv2d(32, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(64, 3, Padding = 1), Relu, MaxPool2d(2), Flatten, Linear(128), Relu, Linear(10)]
internal partial class Cnn;
