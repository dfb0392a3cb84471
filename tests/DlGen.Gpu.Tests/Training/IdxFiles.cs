using System.Buffers.Binary;

namespace DlGen.Gpu.Tests.Training;

/// <summary>A pair of IDX files, the only source of inputs that stay bytes.</summary>
internal sealed class IdxFiles : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public IdxFiles(int count, int height, int width, int classes)
    {
        var random = new Random(1);
        var pixels = new byte[count * height * width];
        random.NextBytes(pixels);
        Write(Images, pixels, count, height, width);
        Write(Labels, [.. Enumerable.Range(0, count).Select(row => (byte)(row % classes))], count);
    }

    public string Images => Path.Combine(folder, "images");

    public string Labels => Path.Combine(folder, "labels");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Write(string path, byte[] values, params int[] dimensions)
    {
        using FileStream file = File.Create(path);
        file.Write([0, 0, 8, (byte)dimensions.Length]);
        Span<byte> number = stackalloc byte[4];
        foreach (int dimension in dimensions)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, dimension);
            file.Write(number);
        }

        file.Write(values);
    }
}
