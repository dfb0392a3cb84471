using DlGen.Tests.Formats;

namespace DlGen.Tests.Data;

public sealed class MappedTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A mapped dataset is to the bit what one in memory is, in training too.</summary>
    [Fact]
    public void MappedData_AreThoseInMemory()
    {
        var random = new Random(1);
        byte[] pixels = [.. Enumerable.Range(0, 90 * 30).Select(_ => (byte)random.Next(256))];
        byte[] classes = [.. Enumerable.Range(0, 90).Select(static row => (byte)(row % 2))];
        string labels = folder.Write("y.npy", NpyTests.Npy("|u1", [90], classes));
        string bytes = folder.Write("x8.npy", NpyTests.Npy("|u1", [90, 6, 5], pixels));
        string floats = folder.Write("x.npy", NpyTests.Npy("<f4", [90, 6, 5], NpyTests.Bytes([.. pixels.Select(static value => value / 7f)])));
        string images = folder.Write("x.idx", [0, 0, 8, 3, 0, 0, 0, 90, 0, 0, 0, 6, 0, 0, 0, 5, .. pixels]);
        string idxLabels = folder.Write("y.idx", [0, 0, 8, 1, 0, 0, 0, 90, .. classes]);
        foreach ((Dataset mapped, Dataset memory) in new[]
        {
            (Dataset.MapNpy(bytes, labels), Dataset.FromNpy(bytes, labels)), (Dataset.MapNpy(floats, labels), Dataset.FromNpy(floats, labels)), (Dataset.MapIdx(images, idxLabels), Dataset.FromIdx(images, idxLabels)),
        })
        {
            Assert.Equal((true, false), (mapped.IsMapped, memory.IsMapped));
            Assert.Equal(memory.ToString(), mapped.ToString());
            Assert.Equal(DatasetTests.Inputs(memory, 89), DatasetTests.Inputs(mapped, 89));
            Assert.Equal(Standardizer.FitChannels(memory), Standardizer.FitChannels(mapped));
            float[] Trained(Dataset data)
            {
                (Dataset fit, Dataset validation) = data.Split(0.8, 0.2, seed: 1);
                var net = new SmallImages(seed: 1) { Preprocessing = Standardizer.Fit(fit) };
                net.Train(fit, new TrainingOptions { Epochs = 2, BatchSize = 8, Validation = validation });
                net.Train(fit.WithAugmentation(new Augmentation().Shift(1)), new TrainingOptions { Epochs = 1, BatchSize = 8 });
                return net.Linear1.Weight.ToArray();
            }

            Assert.Equal(Trained(memory), Trained(mapped));
        }
    }

    [Fact]
    public void WrongFiles_AreRefused()
    {
        string labels = folder.Write("y.npy", NpyTests.Npy("|u1", [2], [0, 1]));
        string Npy(string name, byte[] file) => folder.Write(name, file);
        void Refused(string message, string path) => Assert.Equal($"{path}{message}", Assert.Throws<InvalidDataException>(() => Dataset.MapNpy(path, labels)).Message);
        byte[] good = NpyTests.Npy("<f4", [2, 3], new byte[24]);
        Refused($": truncated: 2 examples of 12 bytes behind {good.Length - 24} take {good.Length} bytes, the file holds {good.Length - 1}.", Npy("short.npy", good[..^1]));
        Refused($": too long: 2 examples of 12 bytes behind {good.Length - 24} take {good.Length} bytes, the file holds {good.Length + 1}.", Npy("long.npy", [.. good, 0]));
        Refused(": elements of type '<f8'; an array that is mapped has type '<f4' or '|u1'. Dataset.FromNpy reads others.", Npy("f8.npy", NpyTests.Npy("<f8", [2, 3], new byte[48])));
        Refused(": the array is in Fortran order; one that is mapped is in C order. Dataset.FromNpy reads others.", Npy("f.npy", NpyTests.Npy("<f4", [2, 3], new byte[24], fortran: true)));
        Refused($" holds 3 examples, {labels} targets of 2.", Npy("3.npy", NpyTests.Npy("<f4", [3], new byte[12])));
        Refused(": its shape is [2, 0]; an array of examples has axes that are at least 1 long.", Npy("0.npy", NpyTests.Npy("<f4", [2, 0], [])));
        Refused(": an example of shape [2000000000, 2000000000] has more values than an array can hold.", Npy("big.npy", NpyTests.Npy("<f4", [2, 2_000_000_000, 2_000_000_000], [])));
        Refused(": not an array of NumPy's (.npy): it is empty.", Npy("empty.npy", []));

        string idxLabels = folder.Write("y.idx", [0, 0, 8, 1, 0, 0, 0, 2, 0, 1]);
        string packed = folder.Write("x.gz", [0x1F, 0x8B, 8, 0]);
        Assert.Equal($"{packed}: it is gzip-compressed: unpack it first. Dataset.FromIdx reads it as it is.", Assert.Throws<InvalidDataException>(() => Dataset.MapIdx(packed, idxLabels)).Message);
        string cut = folder.Write("x.idx", [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3]);
        Assert.Equal($"{cut}: truncated: 2 examples of 2 bytes behind 12 take 16 bytes, the file holds 15.", Assert.Throws<InvalidDataException>(() => Dataset.MapIdx(cut, idxLabels)).Message);
        string huge = folder.Write("huge.idx", [0, 0, 8, 4, 0, 0, 0, 2, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255]);
        Assert.Contains("take more than the 9223372036854775807 bytes that can be read", Assert.Throws<InvalidDataException>(() => Dataset.MapIdx(huge, idxLabels)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Dataset.MapIdx(folder["no"], idxLabels));
    }
}
