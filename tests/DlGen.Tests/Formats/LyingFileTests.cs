using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DlGen.Formats;
using DlGen.Tests.Data;

namespace DlGen.Tests.Formats;

/// <summary>Files that claim to hold much: what is allocated follows from what they hold.</summary>
public sealed class LyingFileTests : IDisposable
{
    /// <summary>What may be allocated whatever a file holds: buffers, messages, the stream itself.</summary>
    private const long Anyway = 300_000;

    /// <summary>What may be allocated for each byte of a file: itself, copies while arrays grow, a header as text and as entries.</summary>
    private const long PerByte = 16;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> IdxFiles => new("plain", "gzip of noise", "gzip that ends", "gzip of a bomb", "gzip of many members");

    [Theory]
    [MemberData(nameof(IdxFiles))]
    public void IdxFile_AllocatesByWhatItHolds(string kind)
    {
        // A gzip file of 65 KB can hold 67 MB, and says that it does.
        byte[] noise = new byte[65_000];
        new Random(1).NextBytes(noise);
        byte[] idx = [0, 0, 8, 3, .. Number(67_000), .. Number(10), .. Number(100), .. noise];
        byte[] file = kind switch
        {
            "plain" => idx,
            "gzip of noise" => Gzip(idx),
            "gzip that ends" => Gzip(idx)[..^40_000],
            "gzip of a bomb" => Gzip([.. idx[..16], .. new byte[70_000_000]]),
            _ => [.. Gzip(idx[..16]), .. Enumerable.Range(0, 1000).SelectMany(_ => Gzip([1]))],
        };
        string path = folder.Write("file", file);

        // A bomb is read as far as its dimensions say: a third more than those is allocated, while the array grows.
        long content = kind == "gzip of a bomb" ? 67_000_000 * 3L / 2 : 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Anyway + (PerByte * file.Length) + content);
    }

    [Theory]
    [InlineData("a header of 100 MB")]
    [InlineData("a header of 2⁶⁴ bytes")]
    [InlineData("tensors that aren't there")]
    [InlineData("offsets of 2⁶³")]
    [InlineData("a shape of 2⁶³")]
    [InlineData("a long header")]
    public void SafeTensorsFile_AllocatesByWhatItHolds(string kind)
    {
        const string tensor = """{"0.weight":{"dtype":"F32","shape":[18,20],"data_offsets":[0,1440]},"0.bias":{"dtype":"F32","shape":[18],"data_offsets":[1440,1512]}}""";
        string header = kind switch
        {
            "offsets of 2⁶³" => tensor.Replace("1512", "9223372036854775807", StringComparison.Ordinal),
            "a shape of 2⁶³" => tensor.Replace("[18]", "[9223372036854775807]", StringComparison.Ordinal),
            "a long header" => "{\"x\":{\"dtype\":\"F32\",\"shape\":[" + string.Join(',', Enumerable.Repeat("7", 30_000)) + "],\"data_offsets\":[0,4]}}",
            _ => tensor,
        };
        byte[] file = [.. new byte[8], .. Encoding.UTF8.GetBytes(header)];
        BinaryPrimitives.WriteUInt64LittleEndian(file, kind switch
        {
            "a header of 100 MB" => 100_000_000,
            "a header of 2⁶⁴ bytes" => ulong.MaxValue,
            _ => (ulong)file.Length - 8,
        });
        string path = folder.Write("file", file);
        Parameter<float>[] parameters = [.. new TestNetwork<float>().Parameters.Take(2)];
        Action[] reads =
        [
            () => SafeTensorsFile.Load(path, parameters), () => SafeTensorsFile.Read(new Drops(file, most: 1000), parameters),
            () => SafeTensorsFile.Read(file, parameters),
        ];
        foreach (Action read in reads)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<InvalidDataException>(read);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Anyway + (PerByte * file.Length));
        }
    }

    private static byte[] Number(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Gzip(byte[] content)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return file.ToArray();
    }
}
