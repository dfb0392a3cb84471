using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DlGen.Formats;

namespace DlGen.Tests.Formats;

/// <summary>Gzip files as RFC 1952 allows them, put together by hand.</summary>
public sealed class GzipTests
{
    /// <summary>Compresses badly in its first half, well in its second.</summary>
    private static readonly byte[] Content = [.. Random(20_000), .. new byte[30_000]];

    [Fact]
    public void Checksum_IsThatOfTheStandard()
    {
        Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));
        Assert.Equal(0u, Crc32.Of([]));
        byte[] bytes = Random(100);
        for (int split = 0; split <= bytes.Length; split++)
        {
            Assert.Equal(Crc32.Of(bytes), Crc32.Of(bytes.AsSpan(split), Crc32.Of(bytes.AsSpan(0, split))));
        }
    }

    /// <summary>.NET's own files, at every level.</summary>
    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void FilesOfDotNet_AreRead(CompressionLevel level)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, level))
        {
            gzip.Write(Content);
        }

        Assert.Equal(Content, Read(file.ToArray()));
    }

    /// <summary>Every combination of what a header may have.</summary>
    [Fact]
    public void EveryHeader_IsRead()
    {
        for (int flags = 0; flags < 0x20; flags++)
        {
            Assert.Equal(Content, Read(Member(Content, (byte)flags)));
            Assert.Equal([.. Content, 1, 2], Read([.. Member(Content, (byte)flags), .. Member([1, 2], (byte)(0x1F - flags))]));
        }
    }

    /// <summary>A content cut into members anywhere, empty ones among them, is the content.</summary>
    [Fact]
    public void Members_CutAnywhere_AreRead()
    {
        var random = new Random(3);
        for (int run = 0; run < 60; run++)
        {
            int[] cuts = [0, .. Enumerable.Range(0, run % 6).Select(_ => random.Next(Content.Length + 1)).Order(), Content.Length];
            byte[] file = [.. cuts.Zip(cuts.Skip(1)).SelectMany(part => Member(Content[part.First..part.Second], (byte)random.Next(0x20), Level(random)))];
            Assert.Equal(Content, Read(file));
            Assert.Equal(Content, Read([.. file, .. Member([]), .. new byte[run]]));
        }
    }

    /// <summary>Checksums and lengths end in zeros as well.</summary>
    [Fact]
    public void ZerosAtTheEnd_AreNoContent()
    {
        for (int zeros = 0; zeros < 40; zeros++)
        {
            Assert.Equal([], Read([.. Member([]), .. new byte[zeros]]));
            Assert.Equal([5], Read([.. Member([5]), .. Member([]), .. new byte[zeros]]));
            Assert.Equal(Content, Read([.. Member(Content), .. new byte[zeros]]));
        }
    }

    [Fact]
    public void EveryTruncation_IsRefusedAsThat()
    {
        byte[] file = [.. Member(Content[..100], 0x1F), .. Member([]), .. Member([1, 2, 3], 0x1F, CompressionLevel.NoCompression)];
        int[] ends = [Member(Content[..100], 0x1F).Length, Member(Content[..100], 0x1F).Length + Member([]).Length];
        for (int length = 2; length < file.Length; length++)
        {
            if (!ends.Contains(length))
            {
                Assert.StartsWith("file: truncated: its gzip data end within ", Refused(file[..length]), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(-8, "its content is damaged: its checksum is ")]
    [InlineData(-5, "its content is damaged: its checksum is ")]
    [InlineData(-4, "its content has 50000 bytes, and ")]
    [InlineData(-1, "its content has 50000 bytes, and ")]
    [InlineData(2, "its gzip data are compressed by method 9; gzip has method 8 alone, deflate.")]
    public void EveryFlippedByte_IsNamed(int place, string message)
    {
        byte[] file = Member(Content);
        file[place < 0 ? file.Length + place : place] ^= 1;
        Assert.StartsWith($"file: {message}", Refused(file), StringComparison.Ordinal);

        // In the second member and with zeros behind it as well.
        Assert.StartsWith($"file: {message}", Refused([.. Member([7]), .. file, .. new byte[20]]), StringComparison.Ordinal);
    }

    [Fact]
    public void OtherFaults_AreNamed()
    {
        byte[] file = Member(Content, 0x02);
        Assert.Equal("file: its gzip header has flags A2, of which gzip reserves A0.", Refused([.. file[..3], 0xA2, .. file[4..]]));
        Assert.Equal("file: the checksum of its gzip header is wrong: the header is damaged.", Refused([.. file[..4], 9, .. file[5..]]));
        Assert.Equal($"file: 3 bytes follow the end of its gzip data, byte {file.Length}, and are no gzip member.", Refused([.. file, 1, 2, 3]));
        Assert.Equal($"file: 9 bytes follow the end of its gzip data, byte {file.Length}, and are no gzip member.", Refused([.. file, .. new byte[8], 3]));
        Assert.Equal($"file: 1 bytes follow the end of its gzip data, byte {file.Length}, and are no gzip member.", Refused([.. file, 0x1E]));
        Assert.StartsWith("file: its gzip data are damaged, at byte ", Refused([.. file[..12], 0xFF, .. file[13..]]), StringComparison.Ordinal);
    }

    /// <summary>No change of a byte goes unseen, but of those that say nothing of the content: time, level and system.</summary>
    [Fact]
    public void EveryChangedByte_IsSeen()
    {
        byte[] file = Member(Content[^500..^100], 0);
        for (int place = 0; place < file.Length; place++)
        {
            byte[] changed = [.. file];
            changed[place] ^= 0x41;
            if (place is (>= 4 and < 10) or < 2)
            {
                continue;
            }

            Refused(changed);
        }
    }

    private static byte[] Read(byte[] file)
    {
        using var content = new GzipContent(file, "file");
        using var all = new MemoryStream();
        content.CopyTo(all);
        Assert.Equal(0, content.SecondLooks);
        return all.ToArray();
    }

    private static string Refused(byte[] file) => Assert.Throws<InvalidDataException>(() => Read(file)).Message;

    /// <summary>A member with what its flags say: text, header checksum, extra field, name, comment.</summary>
    private static byte[] Member(byte[] content, byte flags = 0, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var member = new MemoryStream();
        member.Write([0x1F, 0x8B, 8, flags, 1, 2, 3, 4, 0, 3]);
        member.Write((flags & 0x04) == 0 ? [] : [5, 0, 1, 0x1F, 0x8B, 8, 0]);
        member.Write((flags & 0x08) == 0 ? [] : [.. "größe.idx"u8, 0]);
        member.Write((flags & 0x10) == 0 ? [] : [.. Encoding.Latin1.GetBytes("a comment"), 0]);
        if ((flags & 0x02) != 0)
        {
            member.Write(Number(Crc32.Of(member.ToArray()))[..2]);
        }

        using (var deflate = new DeflateStream(member, level, leaveOpen: true))
        {
            deflate.Write(content);
            if (content.Length == 0)
            {
                // .NET writes nothing at all for nothing.
                member.Write([3, 0]);
            }
        }

        member.Write(Number(Crc32.Of(content)));
        member.Write(Number((uint)content.Length));
        return member.ToArray();
    }

    private static byte[] Number(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static CompressionLevel Level(Random random) =>
        random.Next(3) switch { 0 => CompressionLevel.NoCompression, 1 => CompressionLevel.Fastest, _ => CompressionLevel.SmallestSize };

    private static byte[] Random(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
