using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using DlGen.Tests.Formats;

namespace DlGen.Tests.Data;

public sealed class NpyTests
{
    [Fact]
    public void Files_GiveInputsAndTargets()
    {
        using var folder = new TemporaryFolder();
        string inputs = folder.Write("x.npy", Npy("<f4", [3, 2], Bytes<float>(1, 2, 3, 4, 5, 6)));
        string labels = folder.Write("y.npy", Npy("<i8", [3], Bytes<long>(2, 0, 1)));
        Dataset data = Dataset.FromNpy(inputs, labels);
        Assert.Equal("3 examples: inputs [2], labels 0 to 2", data.ToString());
        Assert.Equal([5f, 6f], DatasetTests.Inputs(data, 2));
        Assert.Equal([2, 0, 1], Enumerable.Range(0, 3).Select(data.GetLabel));
        Assert.Throws<FileNotFoundException>(() => Dataset.FromNpy(inputs, folder["z.npy"]));
    }

    /// <summary>The numbers 1, 2, 3 and 4 in every type that can be read, in both orders of bytes.</summary>
    [Theory]
    [InlineData("f2")]
    [InlineData("f4")]
    [InlineData("f8")]
    [InlineData("i1")]
    [InlineData("i2")]
    [InlineData("i4")]
    [InlineData("i8")]
    [InlineData("u2")]
    [InlineData("u4")]
    [InlineData("u8")]
    public void Types_GiveTheSame(string type)
    {
        byte[] little = type switch
        {
            "f2" => Bytes<Half>((Half)1, (Half)2, (Half)3, (Half)4),
            "f4" => Bytes<float>(1, 2, 3, 4),
            "f8" => Bytes<double>(1, 2, 3, 4),
            "i1" => [1, 2, 3, 4],
            "i2" or "u2" => Bytes<short>(1, 2, 3, 4),
            "i4" or "u4" => Bytes(1, 2, 3, 4),
            _ => Bytes<long>(1, 2, 3, 4),
        };
        int size = little.Length / 4;
        byte[] big = [.. Enumerable.Range(0, 4).SelectMany(index => little[(index * size)..((index + 1) * size)].Reverse())];
        foreach (byte[] file in (byte[][])[Npy("<" + type, [2, 2], little), Npy(">" + type, [2, 2], big), Npy("<" + type, [2, 2], little, version: 3)])
        {
            Dataset data = Dataset.FromNpy(new MemoryStream(file), new MemoryStream(Npy("|b1", [2], [0, 1])));
            Assert.Equal([1f, 2f, 3f, 4f], [.. DatasetTests.Inputs(data, 0), .. DatasetTests.Inputs(data, 1)]);
            Assert.Equal([0, 1], Enumerable.Range(0, 2).Select(data.GetLabel));
        }
    }

    [Fact]
    public void Bytes_StayBytes()
    {
        Dataset data = Dataset.FromNpy(new Drops(Npy("|u1", [2, 1, 2], [0, 255, 51, 102])), new Drops(Npy("<f8", [2], Bytes<double>(0.5, 1))));
        Assert.True(data.HasByteInputs);
        Assert.Equal([1, 2], data.InputShape.ToArray());
        Assert.Equal([51 * (1f / 255f), 102 * (1f / 255f)], DatasetTests.Inputs(data, 1));
        Assert.Equal((1, false), (data.TargetSize, data.HasLabels));
    }

    /// <summary>[2, 3, 4] with the first axis running fastest, as numpy.asfortranarray leaves it.</summary>
    [Fact]
    public void FortranOrder_IsTurnedAround()
    {
        var values = new float[24];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                for (int k = 0; k < 4; k++)
                {
                    values[i + (2 * j) + (6 * k)] = (100 * i) + (10 * j) + k;
                }
            }
        }

        Dataset data = Dataset.FromNpy(new MemoryStream(Npy("<f4", [2, 3, 4], Bytes(values), fortran: true)), new MemoryStream(Npy("<i4", [2, 2], Bytes(1, 2, 3, 4), fortran: true)));
        Assert.Equal([3, 4], data.InputShape.ToArray());
        Assert.Equal([100f, 101, 102, 103, 110, 111, 112, 113, 120, 121, 122, 123], DatasetTests.Inputs(data, 1));
        Assert.Equal([2, 4], data.GetLabels(1).ToArray());
    }

    [Fact]
    public void WrongFiles_AreRefused()
    {
        using var culture = new OtherCulture();
        byte[] labels = Npy("<i4", [2], Bytes(0, 1));
        byte[] good = Npy("<f4", [2, 1], Bytes<float>(1, 2));
        const string of = "the stream of inputs: ";
        Refused(of + "not an array of NumPy's (.npy): it is empty.", [], labels);
        Refused(of + "not an array of NumPy's (.npy): it is a PNG picture.", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 1, 2], labels);
        Refused(of + "truncated: it ends in its header.", good[..50], labels);
        Refused(of + "truncated: it ends in the length of its header.", good[..9], labels);
        Refused(of + "truncated: shape [2, 1] of 4 bytes an element takes 8 bytes, the file holds 7.", good[..^1], labels);
        Refused(of + "too long: bytes follow the 2 elements of shape [2, 1].", [.. good, 0], labels);
        Refused(of + "version 9 of NumPy's format; 1 to 3 can be read.", [.. good[..6], 9, .. good[7..]], labels);
        Refused(of + "elements of type '<c8'; floats of 2, 4 or 8 bytes, integers and booleans can be read.", Npy("<c8", [2], new byte[16]), labels);
        Refused(of + "elements of type '|O'; floats of 2, 4 or 8 bytes, integers and booleans can be read.", Npy("|O", [2], new byte[16]), labels);
        Refused(of + "its shape is []; an array of examples has 1 to 32 axes, each at least 1 long.", Npy("<f4", [], Bytes<float>(1)), labels);
        Refused(of + "its shape is [0, 3]; an array of examples has 1 to 32 axes, each at least 1 long.", Npy("<f4", [0, 3], []), labels);
        Refused(of + "shape [4000000000, 4000000000] takes more than the 2147483591 bytes that can be read.", Npy("<f4", [4_000_000_000, 4_000_000_000], []), labels);
        Refused(of + "example 1, value 0 is NaN; every value must be finite.", Npy("<f4", [2, 1], Bytes(1, float.NaN)), labels);
        Refused("the stream of targets: element 1 is 4294967296, which is no label.", good, Npy("<i8", [2], Bytes(0, 1L << 32)));
        Refused("the stream of inputs holds 2 examples, the stream of targets targets of 3.", good, Npy("<i4", [3], Bytes(0, 1, 2)));
        Refused(
            of + "its header is no description of an array: it stops making sense at character 27 of \"{'descr': '<f4', 'shape': (x,), }\".",
            Header("{'descr': '<f4', 'shape': (x,), }\n", 1), labels);
        Refused(of + "its elements are records; numbers are needed.", Header("{'descr': [('a', '<f4')], }\n", 1), labels);
        Refused(of + "its header would be 4294967295 bytes long; that of an array is not longer than 65536.", [0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255], labels);
    }

    private static void Refused(string message, byte[] inputs, byte[] targets) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Dataset.FromNpy(new MemoryStream(inputs), new MemoryStream(targets))).Message);

    /// <summary>A file as numpy.save writes it.</summary>
    internal static byte[] Npy(string type, long[] shape, byte[] elements, bool fortran = false, int version = 1)
    {
        string axes = shape.Length == 1 ? $"{shape[0]}," : string.Join(", ", shape);
        return [.. Header($"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': ({axes}), }}".PadRight(80) + "\n", version), .. elements];
    }

    private static byte[] Header(string text, int version)
    {
        byte[] header = Encoding.UTF8.GetBytes(text);
        var length = new byte[version == 1 ? 2 : 4];
        if (version == 1)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)header.Length);
        }

        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. header];
    }

    internal static byte[] Bytes<T>(params T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes<T>(values).ToArray();
}
