using System.Buffers.Binary;
using System.IO.Compression;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>
/// What a gzip file holds, read forward: the contents of its members one behind the other (RFC 1952). Zeros may follow the last
/// member, as on tapes; anything else that isn't a member is refused, as is all that doesn't agree with what it says of itself.
/// </summary>
/// <remarks>
/// .NET's GZipStream takes files that break off, and ignores what follows the last member. So members are told apart here, and .NET
/// inflates what is between a member's header and its end.
/// </remarks>
/// <param name="file">The whole file.</param>
/// <param name="path">What messages call it.</param>
internal sealed class GzipContent(byte[] file, string path) : ForwardStream
{
    private const byte Deflate = 8;
    private const int TrailerBytes = 8;

    private static ReadOnlySpan<byte> MemberStart => [0x1F, 0x8B, Deflate];

    /// <summary>Behind the last byte that isn't zero.</summary>
    private readonly int beforeZeros = file.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;

    private int position;
    private int bodyStart;
    private CompressedBytes? compressed;
    private DeflateStream? inflated;
    private uint checksum;
    private uint length;

    /// <summary>How often a member was inflated a second time to see where it ends, which legal files don't need.</summary>
    internal int SecondLooks { get; private set; }

    /// <summary>The next bytes; a member's last ones come before its checksum is looked at, so that only the end of the content proves it.</summary>
    /// <exception cref="InvalidDataException">The file isn't gzip; the message says what is wrong with it, and where.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (inflated is not null || BeginMember())
        {
            int count = Inflate(inflated!, buffer);
            if (count > 0)
            {
                checksum = Crc32.Of(buffer[..count], checksum);
                length = unchecked(length + (uint)count);
                return count;
            }

            EndMember();
        }

        return 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        inflated?.Dispose();
        inflated = null;
        base.Dispose(disposing);
    }

    /// <summary>Reads a member's header; false where no member follows.</summary>
    private bool BeginMember()
    {
        if (position >= beforeZeros && position > 0)
        {
            return false;
        }

        int start = position;
        if (file.AsSpan(start) is not ([0x1F, 0x8B, ..] or [0x1F]))
        {
            throw Refused(Invariant($"{file.Length - start} bytes follow the end of its gzip data, byte {start}, and are no gzip member."));
        }

        ReadOnlySpan<byte> header = Take(10);
        if (header[2] != Deflate)
        {
            throw Refused(Invariant($"its gzip data are compressed by method {header[2]}; gzip has method {Deflate} alone, deflate."));
        }

        byte flags = header[3];
        if ((flags & 0xE0) != 0)
        {
            throw Refused(Invariant($"its gzip header has flags {flags:X2}, of which gzip reserves {flags & 0xE0:X2}."));
        }

        if ((flags & 0x04) != 0)
        {
            Take(BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
        }

        for (int text = 0x08; text <= 0x10; text *= 2)
        {
            // The name, then the comment: up to a zero.
            if ((flags & text) != 0)
            {
                int end = file.AsSpan(position).IndexOf((byte)0);
                Take(end < 0 ? int.MaxValue : end + 1);
            }
        }

        if ((flags & 0x02) != 0)
        {
            uint expected = Crc32.Of(file.AsSpan(start, position - start)) & 0xFFFF;
            if (BinaryPrimitives.ReadUInt16LittleEndian(Take(2)) != expected)
            {
                throw Refused("the checksum of its gzip header is wrong: the header is damaged.");
            }
        }

        bodyStart = position;
        checksum = 0;
        length = 0;
        compressed = new CompressedBytes(file, position, beforeZeros);
        inflated = new DeflateStream(compressed, CompressionMode.Decompress);
        return true;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > file.Length - position)
        {
            throw Truncated("a header");
        }

        position += count;
        return file.AsSpan(position - count, count);
    }

    private int Inflate(DeflateStream stream, Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw compressed!.RanOut ? Truncated("what is compressed") : Refused(Invariant($"its gzip data are damaged, at byte {compressed.End} at the latest."), exception);
        }
    }

    private void EndMember()
    {
        inflated!.Dispose();
        inflated = null;
        if (compressed!.RanOut)
        {
            throw Truncated("what is compressed");
        }

        position = compressed.End;
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        if (!file.AsSpan(position).StartsWith(trailer))
        {
            // Legal files never come here: the compressed data were handed out up to a place where they can end.
            position = FindEnd();
            SecondLooks++;
            CheckTrailer();
        }

        position += TrailerBytes;
    }

    private void CheckTrailer()
    {
        ReadOnlySpan<byte> rest = file.AsSpan(position);
        if (rest.Length < TrailerBytes)
        {
            throw Truncated("the checksum and the length");
        }

        uint storedChecksum = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        if (storedChecksum != checksum)
        {
            throw Refused(Invariant(
                $"its content is damaged: its checksum is {checksum:X8}, and {storedChecksum:X8} by the gzip data."));
        }

        uint storedLength = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        if (storedLength != length)
        {
            throw Refused(Invariant($"its content has {length} bytes, and {storedLength} by the gzip data."));
        }
    }

    /// <summary>Where the compressed data end: .NET reads ahead, so that they are inflated once more, byte by byte.</summary>
    private int FindEnd()
    {
        var bytes = new CompressedBytes(file, bodyStart, beforeZeros) { IsByteByByte = true };
        using var stream = new DeflateStream(bytes, CompressionMode.Decompress);
        Span<byte> content = stackalloc byte[512];
        while (stream.Read(content) > 0)
        {
        }

        return bytes.End;
    }

    private InvalidDataException Truncated(string part) => Refused(Invariant($"truncated: its gzip data end within {part}, after {file.Length} bytes."));

    private InvalidDataException Refused(string reason, Exception? cause = null) => new(Invariant($"{path}: {reason}"), cause);

    /// <summary>
    /// The compressed data of a member, handed out so that .NET has read no further than to their end when it comes to it. Where
    /// they end isn't known before, but where they can is: 8 bytes before the end of the file, the next member, or the zeros at the end.
    /// </summary>
    private sealed class CompressedBytes(byte[] file, int start, int beforeZeros) : ForwardStream
    {
        /// <summary>Behind the last byte that was handed out.</summary>
        public int End { get; private set; } = start;

        /// <summary>Whether more was asked for than there is.</summary>
        public bool RanOut { get; private set; }

        public bool IsByteByByte { get; init; }

        public override int Read(Span<byte> buffer)
        {
            int count = Math.Min(buffer.Length, (IsByteByByte ? Math.Min(End + 1, file.Length) : NextEnd()) - End);
            RanOut |= count == 0;
            file.AsSpan(End, count).CopyTo(buffer);
            End += count;
            return count;
        }

        /// <summary>The next place where the data can end.</summary>
        private int NextEnd()
        {
            int afterTrailer = End + 1 + TrailerBytes;
            if (afterTrailer > file.Length)
            {
                return file.Length;
            }

            int member = file.AsSpan(afterTrailer).IndexOf(MemberStart);
            int end = member < 0 ? file.Length : afterTrailer + member;

            // Up to 8 of the zeros at the end are those of the last member's checksum and length.
            int zeros = Math.Max(beforeZeros, afterTrailer);
            return Math.Min(end, zeros <= beforeZeros + TrailerBytes ? zeros : file.Length) - TrailerBytes;
        }
    }
}
