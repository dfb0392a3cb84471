using System.Buffers.Binary;
using System.IO.Compression;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>
/// An IDX file of bytes, the format MNIST comes in: two zero bytes, the type (0x08: unsigned byte), the rank, the
/// dimensions as big-endian 32-bit numbers, the values in row-major order. Plain or gzip, told apart by content.
/// </summary>
internal sealed class IdxFile
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Deflate's best: 258 bytes from 2 bits, so no gzip file expands further.</summary>
    private const long MaxExpansion = 1032;

    private readonly string path;

    private IdxFile(string path, int[] dimensions, byte[] values)
    {
        this.path = path;
        Dimensions = dimensions;
        Values = values;
    }

    /// <summary>The lengths of the axes, all positive; the first counts the examples.</summary>
    public int[] Dimensions { get; }

    /// <summary>The values, as many as the product of <see cref="Dimensions"/>.</summary>
    public byte[] Values { get; }

    /// <summary>Reads a file of images: rank 2 or more.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a whole IDX file of images; the message names it.</exception>
    public static IdxFile ReadImages(string path) => Read(path, images: true);

    /// <summary>Reads a file of labels: rank 1.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a whole IDX file of labels; the message names it.</exception>
    public static IdxFile ReadLabels(string path) => Read(path, images: false);

    /// <summary>The file's path as it was given.</summary>
    public override string ToString() => path;

    private static IdxFile Read(string path, bool images)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(Invariant($"{path}: there is no such file."), path);
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        Span<byte> start = stackalloc byte[2];
        bool compressed = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [0x1F, 0x8B];
        file.Position = 0;
        if (!compressed)
        {
            int[] dimensions = ReadDimensions(file, path, images, out long declared);
            CheckLength(path, dimensions, declared, file.Length - file.Position);
            return new IdxFile(path, dimensions, ReadValues(file, path, dimensions, declared));
        }

        using var gzip = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        return ReadCompressed(file, gzip, path, images);
    }

    private static IdxFile ReadCompressed(FileStream file, GZipStream gzip, string path, bool images)
    {
        int[] dimensions = ReadDimensions(gzip, path, images, out long declared);
        if (declared > file.Length * MaxExpansion)
        {
            throw new InvalidDataException(Invariant(
                $"{path}: dimensions {ShapeText.Format<int>(dimensions)} take {declared} bytes, more than {file.Length} bytes of gzip can hold."));
        }

        byte[] values = ReadValues(gzip, path, dimensions, declared);
        long rest = 0;
        var buffer = new byte[4096];
        while (Fill(gzip, buffer, path) is > 0 and int count)
        {
            rest += count;
        }

        CheckLength(path, dimensions, declared, declared + rest);

        // GZipStream is silent about a file cut off in or behind its last block. The trailer's end is the length of the
        // content, modulo 2³².
        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        file.Position = file.Length - trailer.Length;
        file.ReadExactly(trailer);
        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        uint found = (uint)(4 + (4 * dimensions.Length) + declared);
        if (found != expected)
        {
            throw new InvalidDataException(Invariant(
                $"{path}: the gzip file ends with a content length of {expected} bytes, but its content has {found}: it is truncated, or bytes follow its end."));
        }

        return new IdxFile(path, dimensions, values);
    }

    private static int[] ReadDimensions(Stream stream, string path, bool images, out long declared)
    {
        Span<byte> magic = stackalloc byte[4];
        int count = Fill(stream, magic, path);
        if (count < magic.Length)
        {
            throw new InvalidDataException(Invariant($"{path}: truncated: {count} bytes of an IDX file's first {magic.Length}."));
        }

        if (magic is not [0, 0, _, _])
        {
            throw new InvalidDataException(Invariant(
                $"{path}: not an IDX file: it starts with bytes {magic[0]:X2} {magic[1]:X2}, an IDX file with 00 00."));
        }

        if (magic[2] != UnsignedByte)
        {
            throw new InvalidDataException(Invariant(
                $"{path}: values of IDX type 0x{magic[2]:X2}; images and labels are bytes, type 0x{UnsignedByte:X2}."));
        }

        int rank = magic[3];
        if (images ? rank < 2 : rank != 1)
        {
            throw new InvalidDataException(Invariant(
                $"{path}: an IDX file of rank {rank}; {(images ? "images have rank 2 or more" : "labels have rank 1")}. Were images and labels swapped?"));
        }

        Span<byte> lengths = stackalloc byte[4 * rank];
        count = Fill(stream, lengths, path);
        if (count < lengths.Length)
        {
            throw new InvalidDataException(Invariant(
                $"{path}: truncated: {count} bytes of the {lengths.Length} that hold its {rank} dimensions."));
        }

        var declaredLengths = new uint[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            declaredLengths[axis] = BinaryPrimitives.ReadUInt32BigEndian(lengths[(4 * axis)..]);
        }

        declared = Product(declaredLengths, path);
        return Array.ConvertAll(declaredLengths, length => (int)length);
    }

    /// <summary>The number of values; checked at each axis, so that it never overflows.</summary>
    private static long Product(uint[] dimensions, string path)
    {
        if (dimensions.Contains(0u))
        {
            throw new InvalidDataException(Invariant(
                $"{path}: dimensions {ShapeText.Format<uint>(dimensions)}: each must be at least 1."));
        }

        long product = 1;
        foreach (uint length in dimensions)
        {
            product *= length;
            if (product > Array.MaxLength)
            {
                throw new InvalidDataException(Invariant(
                    $"{path}: dimensions {ShapeText.Format<uint>(dimensions)} take more than the {Array.MaxLength} bytes that can be read."));
            }
        }

        return product;
    }

    private static byte[] ReadValues(Stream stream, string path, int[] dimensions, long declared)
    {
        var values = new byte[declared];
        CheckLength(path, dimensions, declared, Fill(stream, values, path));
        return values;
    }

    private static void CheckLength(string path, int[] dimensions, long declared, long found)
    {
        if (found != declared)
        {
            throw new InvalidDataException(Invariant(
                $"{path}: {(found < declared ? "truncated" : "too long")}: dimensions {ShapeText.Format<int>(dimensions)} take {declared} bytes, the file holds {found}."));
        }
    }

    private static int Fill(Stream stream, Span<byte> buffer, string path)
    {
        try
        {
            return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException(Invariant($"{path}: its gzip data are corrupt."), exception);
        }
    }
}
