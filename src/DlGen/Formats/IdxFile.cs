using System.Buffers.Binary;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>
/// An IDX file of bytes, the format MNIST comes in: two zero bytes, the type (0x08: unsigned byte), the rank, the
/// dimensions as big-endian 32-bit numbers, the values in row-major order. Plain or gzip, told apart by content.
/// </summary>
internal sealed class IdxFile
{
    private const byte UnsignedByte = 0x08;
    private const int MagicBytes = 4;

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

    /// <summary>Reads what a plain file of images says of them, and where they begin.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is compressed, or no IDX file of images; the message names it.</exception>
    public static (int[] Dimensions, long Offset) ReadImageDimensions(string path)
    {
        using FileStream file = InputFile.Open(path);
        byte[] magic = file.ReadUpTo(MagicBytes);
        if (magic is [0x1F, 0x8B, ..])
        {
            throw new InvalidDataException(Invariant($"{path}: it is gzip-compressed: unpack it first. Dataset.FromIdx reads it as it is."));
        }

        return (ReadDimensions(file, magic, path, images: true, mostBytes: long.MaxValue, out _), file.Position);
    }

    /// <summary>Reads a file of labels: rank 1.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a whole IDX file of labels; the message names it.</exception>
    public static IdxFile ReadLabels(string path) => Read(path, images: false);

    /// <summary>The file's path as it was given.</summary>
    public override string ToString() => path;

    private static IdxFile Read(string path, bool images)
    {
        using FileStream file = InputFile.Open(path);
        byte[] start = file.ReadUpTo(MagicBytes);
        if (start is not [0x1F, 0x8B, ..])
        {
            return Read(file, start, path, images, mostValues: Array.MaxLength);
        }

        byte[] compressed = [.. start, .. file.ReadUpTo(Array.MaxLength - start.Length)];
        if (file.CanSeek && file.Position < file.Length)
        {
            throw new InvalidDataException(Invariant($"{path}: {file.Length} bytes of gzip, more than the {Array.MaxLength} that can be read."));
        }

        using var content = new GzipContent(compressed, path);
        return Read(content, content.ReadUpTo(MagicBytes), path, images, compressed.Length * MaxExpansion);
    }

    /// <summary>Reads what follows the magic number, to the end.</summary>
    /// <param name="content">The file, uncompressed.</param>
    /// <param name="magic">What was read of it.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="images">Whether it is to hold images, not labels.</param>
    /// <param name="mostValues">No file of this length can hold more.</param>
    private static IdxFile Read(Stream content, byte[] magic, string path, bool images, long mostValues)
    {
        int[] dimensions = ReadDimensions(content, magic, path, images, Array.MaxLength, out long declared);
        if (content.Rest() is { } rest)
        {
            CheckLength(path, dimensions, declared, rest);
        }

        if (declared > mostValues)
        {
            throw new InvalidDataException(Invariant(
                $"{path}: dimensions {ShapeText.Format<int>(dimensions)} take {declared} bytes, more than the gzip data can hold."));
        }

        byte[] values = content.ReadUpTo((int)declared);
        CheckLength(path, dimensions, declared, values.Length);
        if (content.Fill(stackalloc byte[1]) > 0)
        {
            throw new InvalidDataException(Invariant(
                $"{path}: too long: dimensions {ShapeText.Format<int>(dimensions)} take {declared} bytes, the file holds more."));
        }

        return new IdxFile(path, dimensions, values);
    }

    private static int[] ReadDimensions(Stream stream, byte[] magic, string path, bool images, long mostBytes, out long declared)
    {
        if (magic.Length < MagicBytes)
        {
            throw new InvalidDataException(Invariant($"{path}: truncated: {magic.Length} bytes of an IDX file's first {MagicBytes}."));
        }

        if (magic is not [0, 0, ..])
        {
            string kind = FileKind.Of([.. magic, .. stream.ReadUpTo(FileKind.StartBytes - MagicBytes)])
                ?? Invariant($"it starts with bytes {magic[0]:X2} {magic[1]:X2}, an IDX file with 00 00");
            throw new InvalidDataException(Invariant($"{path}: not an IDX file: {kind}."));
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
        int count = stream.Fill(lengths);
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

        declared = Product(declaredLengths, path, mostBytes);
        return Array.ConvertAll(declaredLengths, length => (int)length);
    }

    /// <summary>The number of values; checked at each axis, so that it never overflows.</summary>
    private static long Product(uint[] dimensions, string path, long most)
    {
        if (dimensions.Contains(0u))
        {
            throw new InvalidDataException(Invariant(
                $"{path}: dimensions {ShapeText.Format<uint>(dimensions)}: each must be at least 1."));
        }

        long product = 1;
        foreach (uint length in dimensions)
        {
            if (product > most / length || length > int.MaxValue)
            {
                throw new InvalidDataException(Invariant(
                    $"{path}: dimensions {ShapeText.Format<uint>(dimensions)} take more than the {most} bytes that can be read."));
            }

            product *= length;
        }

        return product;
    }

    private static void CheckLength(string path, int[] dimensions, long declared, long found)
    {
        if (found != declared)
        {
            throw new InvalidDataException(Invariant(
                $"{path}: {(found < declared ? "truncated" : "too long")}: dimensions {ShapeText.Format<int>(dimensions)} take {declared} bytes, the file holds {found}."));
        }
    }
}
