using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using DlGen.Tests.Data;

namespace DlGen.Tests.Formats;

public sealed class IdxTests : IDisposable
{
    private static readonly byte[] Pixels = [0, 255, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
    private static readonly byte[] Images = Idx([2, 2, 3], Pixels);
    private static readonly byte[] Labels = Idx([2], [7, 9]);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Files_PlainOrGzip_GiveImagesAndLabels(bool imagesCompressed, bool labelsCompressed)
    {
        Dataset data = Dataset.FromIdx(
            folder.Write("images", imagesCompressed ? Gzip(Images) : Images),
            folder.Write("labels", labelsCompressed ? Gzip(Labels) : Labels));

        Assert.Equal(2, data.Count);
        Assert.Equal([2, 3], data.InputShape.ToArray());
        Assert.Equal(6, data.InputSize);
        Assert.True(data.HasByteInputs);
        Assert.Equal((7, 9), (data.GetLabel(0), data.GetLabel(1)));
        Assert.Equal(Pixels[6..], data.GetInputBytes(1).ToArray());
        Assert.Equal(Pixels[..6].Select(pixel => pixel * (1f / 255f)), DatasetTests.Inputs(data, 0));
    }

    /// <summary>A pipe, as a shell's &lt;(…) gives: it can be read once, and nobody knows how long it is.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NamedPipe_IsRead(bool compressed)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string pipe = folder["pipe"];
        using (Process make = Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync();
        }

        Task write = Task.Run(() => File.WriteAllBytes(pipe, compressed ? Gzip(Images) : Images));
        Dataset data = Dataset.FromIdx(pipe, folder.Write("labels", Labels));
        await write.WaitAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(Pixels[6..], data.GetInputBytes(1).ToArray());
    }

    [Fact]
    public void LargeFile_RoundTrips()
    {
        var pixels = new byte[300 * 28 * 28];
        new Random(1).NextBytes(pixels);
        byte[] labels = [.. Enumerable.Range(0, 300).Select(row => (byte)row)];
        Dataset data = Dataset.FromIdx(
            folder.Write("images", Gzip(Idx([300, 28, 28], pixels))), folder.Write("labels", Idx([300], labels)));

        for (int row = 0; row < 300; row++)
        {
            Assert.Equal(labels[row], data.GetLabel(row));
            Assert.True(data.GetInputBytes(row).SequenceEqual(pixels.AsSpan(row * 784, 784)));
        }
    }

    [Fact]
    public void MissingFile_IsNamed()
    {
        string labels = folder.Write("labels", Labels);
        string missing = folder["none"];
        var exception = Assert.Throws<FileNotFoundException>(() => Dataset.FromIdx(missing, labels));
        Assert.Equal(missing, exception.FileName);
        Assert.Contains(missing, exception.Message);
        Assert.Throws<FileNotFoundException>(() => Dataset.FromIdx(Path.Combine(folder.Path, "no", "folder"), labels));
        Assert.Throws<ArgumentNullException>(() => Dataset.FromIdx(null!, labels));
        Assert.Throws<ArgumentException>(() => Dataset.FromIdx("", labels));
    }

    [Fact]
    public void SwappedFiles_AreRefused()
    {
        string images = folder.Write("images", Images);
        string labels = folder.Write("labels", Labels);
        Assert.Equal(
            $"{images}: an IDX file of rank 3; labels have rank 1. Were images and labels swapped?",
            Assert.Throws<InvalidDataException>(() => Dataset.FromIdx(labels, images)).Message);
        Assert.Equal(
            $"{labels}: an IDX file of rank 1; images have rank 2 or more. Were images and labels swapped?",
            Assert.Throws<InvalidDataException>(() => Dataset.FromIdx(labels, labels)).Message);
    }

    [Fact]
    public void DifferentCounts_AreRefusedWithBoth()
    {
        string images = folder.Write("images", Images);
        string labels = folder.Write("labels", Idx([3], [1, 2, 3]));
        Assert.Equal(
            $"{images} holds 2 images, {labels} holds 3 labels.",
            Assert.Throws<InvalidDataException>(() => Dataset.FromIdx(images, labels)).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryTruncation_IsRefused(bool compressed)
    {
        for (int length = 0; length < Images.Length; length++)
        {
            byte[] part = Images[..length];
            Assert.Contains("truncated", Refused(compressed ? Gzip(part) : part));
        }
    }

    [Fact]
    public void EveryTruncationOfTheGzipFile_IsRefused()
    {
        byte[] file = Gzip(Images);
        for (int length = 0; length < file.Length; length++)
        {
            Refused(file[..length]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TruncatedOrOversized_NamesBothLengths(bool compressed)
    {
        byte[] Pack(byte[] file) => compressed ? Gzip(file) : file;

        Assert.Equal("truncated: dimensions [2, 2, 3] take 12 bytes, the file holds 9.", Refused(Pack(Images[..^3])));
        Assert.Equal($"too long: dimensions [2, 2, 3] take 12 bytes, the file holds {(compressed ? "more" : "5012")}.", Refused(Pack([.. Images, .. new byte[5000]])));
        Assert.Equal("truncated: 2 bytes of an IDX file's first 4.", Refused(Pack(Images[..2])));
        Assert.Equal("truncated: 5 bytes of the 12 that hold its 3 dimensions.", Refused(Pack(Images[..9])));
    }

    [Fact]
    public void OtherFiles_AreRefused()
    {
        Assert.Equal("not an IDX file: it starts with bytes 89 50, an IDX file with 00 00.", Refused([0x89, 0x50, 0, 0, 0, 0, 0, 0]));
        Assert.Equal("not an IDX file: it is a PNG picture.", Refused([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]));
        Assert.Equal("not an IDX file: it is a PNG picture.", Refused(Gzip([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A])));
        Assert.Equal("values of IDX type 0x0D; images and labels are bytes, type 0x08.", Refused([0, 0, 0x0D, 3, .. Images[4..]]));
        Assert.Equal("an IDX file of rank 0; images have rank 2 or more. Were images and labels swapped?", Refused([0, 0, 8, 0, 1]));
        Assert.StartsWith("truncated: 0 bytes", Refused([]));
    }

    [Fact]
    public void AbsurdDimensions_AreRefused()
    {
        byte[] large = Idx([2_000_000_000, 1, 1], Pixels);
        Assert.Equal(
            "dimensions [4294967295, 4294967295, 4294967295] take more than the 2147483591 bytes that can be read.",
            Refused(Idx([uint.MaxValue, uint.MaxValue, uint.MaxValue], Pixels)));
        Assert.Equal("truncated: dimensions [2000000000, 1, 1] take 2000000000 bytes, the file holds 12.", Refused(large));
        Assert.Equal("dimensions [2000000000, 1, 1] take 2000000000 bytes, more than the gzip data can hold.", Refused(Gzip(large)));
        Assert.Equal("dimensions [4294967295, 0, 3]: each must be at least 1.", Refused(Idx([uint.MaxValue, 0, 3], [])));
    }

    [Fact]
    public void LabelOutOfRange_NamesTheFileAndItsRow()
    {
        string labels = folder.Write("labels", Labels);
        Dataset data = Dataset.FromIdx(folder.Write("images", Images), labels);
        NetworkModel<float> model = TestNetwork<float>.Model(6, [8]);
        Assert.Equal(
            $"{labels}: row 1 has label 9; Net has classes 0 to 7.",
            Assert.Throws<ArgumentException>(() => data.CheckAgainst(model)).Message);
    }

    /// <summary>The message that the bytes get as a file of images, which must start with the file's name.</summary>
    private string Refused(byte[] content)
    {
        string images = folder.Write("refused", content);
        string labels = folder.Write("labels", Labels);
        string message = Assert.Throws<InvalidDataException>(() => Dataset.FromIdx(images, labels)).Message;
        Assert.StartsWith($"{images}: ", message);
        return message[(images.Length + 2)..];
    }

    private static byte[] Idx(uint[] dimensions, byte[] values)
    {
        var file = new byte[4 + (4 * dimensions.Length) + values.Length];
        file[2] = 8;
        file[3] = (byte)dimensions.Length;
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(4 + (4 * axis)), dimensions[axis]);
        }

        values.CopyTo(file, file.Length - values.Length);
        return file;
    }

    private static byte[] Gzip(byte[] content)
    {
        var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return file.ToArray();
    }
}
