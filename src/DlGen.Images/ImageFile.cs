using System.Buffers.Binary;
using StbImageSharp;
using static System.FormattableString;

namespace DlGen.Images;

/// <summary>A file with an image.</summary>
internal static class ImageFile
{
    /// <summary>Images with more pixels are refused.</summary>
    private const long MaximumPixels = 1L << 27;

    /// <summary>
    /// A file that claims to have more pixels for each of its bytes is damaged, and refused before there is memory for them. Deflate makes
    /// 1,032 bytes of one at most, and a byte of a PNG has 8 pixels at most.
    /// </summary>
    private const long PixelsOfAByte = 8 * 1032;

    private const string Formats = "PNG, JPEG and BMP";

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8];

    /// <summary>Reads an image, and brings it to the size that the options say.</summary>
    /// <exception cref="InvalidDataException">The file has no image that can be read; the message names the file.</exception>
    public static Pixels Read(string path, ImageOptions options)
    {
        if (IsNoFile(path))
        {
            throw new InvalidDataException($"{path}: the file is empty, or it is a pipe or a device.");
        }

        byte[] file = File.ReadAllBytes(path);
        (int width, int height) = SizeOf(path, file);
        if (IsCutJpeg(file) || IsCutPng(file) || IsCutBmp(file, width, height))
        {
            throw new InvalidDataException($"{path}: the image is damaged or cut short; its end is missing.");
        }

        Pixels image = Decode(path, file, options);
        if (image.Width != width || image.Height != height)
        {
            throw new InvalidDataException(Invariant($"{path}: the image is damaged: {width}×{height} pixels were promised, {image.Width}×{image.Height} came."));
        }

        if (options.Size is not var (newWidth, newHeight))
        {
            return image;
        }

        Pixels part = options.Fit == ImageFit.Crop ? image.Cropped(newWidth, newHeight) : image;
        return Resampling.Resize(part, newWidth, newHeight);
    }

    /// <summary>Whether a file has nothing in it, as pipes and devices say, of which opening one may never return.</summary>
    private static bool IsNoFile(string path) => (File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)) is FileInfo { Exists: true, Length: 0 };

    private static (int Width, int Height) SizeOf(string path, byte[] file)
    {
        if (!file.AsSpan().StartsWith(Png) && !file.AsSpan().StartsWith(Jpeg) && !file.AsSpan().StartsWith("BM"u8))
        {
            // The decoder knows other formats too, but can't tell where a file of them is cut short.
            throw new InvalidDataException($"{path}: this is no image that can be read; {Formats} can.");
        }

        ImageInfo? info;
        try
        {
            info = ImageInfo.FromStream(new FileBytes(file));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw Unreadable(path, exception);
        }

        if (info is not { Width: > 0, Height: > 0 } size)
        {
            throw new InvalidDataException($"{path}: this is no image that can be read; {Formats} can.");
        }

        long pixels = (long)size.Width * size.Height;
        return pixels > MaximumPixels
            ? throw new InvalidDataException(Invariant($"{path}: the image has {size.Width}×{size.Height} pixels; {MaximumPixels} together are read at most."))
            : pixels > PixelsOfAByte * file.Length
            ? throw new InvalidDataException(Invariant($"{path}: the image is damaged: a file of {file.Length} bytes can't have {size.Width}×{size.Height} pixels."))
            : (size.Width, size.Height);
    }

    private static Pixels Decode(string path, byte[] file, ImageOptions options)
    {
        try
        {
            ImageResult result = ImageResult.FromStream(new FileBytes(file), options.Channels == ImageChannels.Gray ? ColorComponents.Grey : ColorComponents.RedGreenBlue);
            return new Pixels(result.Width, result.Height, options.ChannelCount, result.Data);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw Unreadable(path, exception);
        }
    }

    private static InvalidDataException Unreadable(string path, Exception exception) =>
        new($"{path}: the image can't be read ({exception.Message}); it is damaged or cut short, or of a kind other than {Formats}.", exception);

    /// <summary>Whether it is a PNG with a chunk that ends behind the file, for which the decoder would take memory, or without the last chunk.</summary>
    private static bool IsCutPng(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Png))
        {
            return false;
        }

        // Behind the signature, chunks of a length, a type, so many bytes and a checksum.
        const int signature = 8, header = 8, checksum = 4;
        for (long at = signature; at + header + checksum <= file.Length;)
        {
            ReadOnlySpan<byte> chunk = file[(int)at..];
            if (chunk[4..].StartsWith("IEND"u8))
            {
                return false;
            }

            at += header + checksum + BinaryPrimitives.ReadUInt32BigEndian(chunk);
        }

        return true;
    }

    /// <summary>Whether it is a JPEG without a scan, or without an end-of-image marker behind its last one. The decoder would fill in gray.</summary>
    private static bool IsCutJpeg(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Jpeg))
        {
            return false;
        }

        int lastScan = file.LastIndexOf<byte>([0xFF, 0xDA]);
        return lastScan < 0 || file.LastIndexOf<byte>([0xFF, 0xD9]) < lastScan;
    }

    /// <summary>Whether it is a BMP that ends before its last row. The decoder would fill in black.</summary>
    private static bool IsCutBmp(ReadOnlySpan<byte> file, int width, int height)
    {
        const int oldHeader = 12, shortest = 30;
        if (!file.StartsWith("BM"u8))
        {
            return false;
        }

        if (file.Length < shortest)
        {
            return true;
        }

        uint first = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        bool isOld = BinaryPrimitives.ReadUInt32LittleEndian(file[14..]) == oldHeader;
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(file[(isOld ? 24 : 28)..]);
        long row = (((long)width * bits) + 31) / 32 * 4;
        return first + (row * height) > file.Length;
    }
}
