using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using DlGen.Formats;
using DlGen.Tests.Data;

namespace DlGen.Tests.Formats;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Bytes_AreThoseOfTheFormat()
    {
        byte[] file = Bytes(new TestNetwork<float>().Count(1));
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        string header = Encoding.UTF8.GetString(file, 8, length);

        Assert.Equal(
            """
            {"__metadata__":{"format":"pt"},"0.weight":{"dtype":"F32","shape":[18,20],"data_offsets":[0,1440]},"0.bias":{"dtype":"F32","shape":[18],"data_offsets":[1440,1512]},"2.weight":{"dtype":"F32","shape":[3,18],"data_offsets":[1512,1728]},"2.bias":{"dtype":"F32","shape":[3],"data_offsets":[1728,1740]}}
            """,
            header.TrimEnd(' '));
        Assert.Equal(0, length % 8);
        Assert.InRange(length - header.TrimEnd(' ').Length, 0, 7);
        Assert.Equal(8 + length + 1740, file.Length);
        for (int i = 0; i < 435; i++)
        {
            Assert.Equal(i + 1, BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(8 + length + (4 * i))));
        }
    }

    [Fact]
    public void Bytes_AreDeterministic() =>
        Assert.Equal(Bytes(new TestNetwork<double>().Count(5)), Bytes(new TestNetwork<double>().Count(5)));

    [Fact]
    public void File_RoundTrips()
    {
        RoundTrip<float>("F32");
        RoundTrip<double>("F64");
    }

    [Fact]
    public void Stream_RoundTrips_AndStaysOpen()
    {
        using var stream = new MemoryStream();
        stream.WriteByte(1);
        var network = new TestNetwork<float>().Count(1);
        SafeTensorsFile.Write(stream, network.Parameters);
        stream.Position = 1;
        var again = new TestNetwork<float>();
        SafeTensorsFile.Read(stream, again.Parameters);

        Assert.Equal(Values(network), Values(again));
        Assert.Equal(stream.Length, stream.Position);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void NonFiniteValues_ArePassedOn()
    {
        var network = new TestNetwork<float>();
        network.Parameters[0].Value[1, 2] = float.NaN;
        network.Parameters[1].Value[3] = float.NegativeInfinity;
        var again = new TestNetwork<float>();
        SafeTensorsFile.Read(Bytes(network), again.Parameters);
        Assert.Equal(Values(network), Values(again));
    }

    [Fact]
    public void TensorsInAnotherOrder_AreRead()
    {
        TestNetwork<float> network = new();
        SafeTensorsFile.Read(Handmade(
            """ {"b": {"data_offsets": [4, 12], "dtype": "F32", "extra": {"x": [1]}, "shape": [1, 2]}, "a": {"shape": [1], "dtype": "F32", "data_offsets": [0, 4]}}   """,
            12, [1, 2, 3]), Pair(network));
        Assert.Equal((1f, 2f, 3f), (network.Values.Span[0], network.Values.Span[16], network.Values.Span[32]));
    }

    [Fact]
    public void EveryTruncation_IsRefused()
    {
        byte[] file = Bytes(new TestNetwork<float>().Count(1));
        for (int length = 0; length < file.Length; length += length is > 16 and < 300 ? 29 : 1)
        {
            Refused(file[..length]);
        }

        Assert.Equal("5 bytes; a safetensors file starts with the length of its header, 8 bytes.", Refused(file[..5]));
        Assert.Contains("truncated: the header is", Refused(file[..50]));
        Assert.Equal("truncated: tensor '2.bias' ends at byte 1740 of the data, which have 1739.", Refused(file[..^1]));
        Assert.Equal("the tensors end at byte 1740 of the data, which have 1741.", Refused([.. file, 0]));
    }

    [Fact]
    public void AbsurdHeaderLength_IsRefused()
    {
        Assert.StartsWith("not a safetensors file: its header would be 18446744073709551615 bytes long", Refused([255, 255, 255, 255, 255, 255, 255, 255, 1]));
        Assert.StartsWith("not a safetensors file", Refused(Encoding.ASCII.GetBytes("PK\u0003\u0004 a zip file of PyTorch's")));
    }

    /// <summary>What the reference implementation takes.</summary>
    [Theory]
    [InlineData("""{"__metadata__": null, "a": A, "b": B}""")]
    [InlineData("""{"__metadata__": {}, "a": A, "b": B}""")]
    [InlineData("""{"a": A, "b": B, "__metadata__": {"x": "", "": "y", "x": "twice", "é": "\u00e9"}}""")]
    [InlineData("""
        {"a": A, "b": B}
        """ + " \n\t\r ")]
    [InlineData(" \n" + """{"a": A, "b": B}""")]
    [InlineData("""{"a": {"extra": [[{"x": null}]], "dtype": "F32", "shape": [1], "data_offsets": [0, 4]}, "b": B}""")]
    public void HeaderOfTheReference_IsRead(string header)
    {
        TestNetwork<float> network = new();
        byte[] file = Handmade(
            header.Replace("A", """{"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}""", StringComparison.Ordinal)
                .Replace("B", """{"dtype": "F32", "shape": [1, 2], "data_offsets": [4, 12]}""", StringComparison.Ordinal),
            12,
            [1, 2, 3]);
        SafeTensorsFile.Read(file, Pair(network));
        Assert.Equal((1f, 2f, 3f), (network.Values.Span[0], network.Values.Span[16], network.Values.Span[32]));
    }

    [Fact]
    public void HeaderThatIsNotUtf8_IsRefused_EvenWhereNobodyReadsIt()
    {
        byte[] file = Handmade("""{"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4], "extra": "???"}}""", 4, [1]);
        file[file.AsSpan().IndexOf("???"u8)] = 0xFF;
        Assert.Equal("the header is not a safetensors header: it is not valid UTF-8.", Refused(file));
    }

    /// <summary>A stream of unknown length, byte by byte: read alike, and refused alike.</summary>
    [Fact]
    public void StreamThatCantSeek_IsReadToItsEnd()
    {
        TestNetwork<float> network = new TestNetwork<float>().Count(1);
        byte[] file = Bytes(network);
        var again = new TestNetwork<float>();
        SafeTensorsFile.Read(new Drops(file), again.Parameters);
        Assert.Equal(Values(network), Values(again));

        string Message(byte[] part) => Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Read(new Drops(part), again.Parameters)).Message;
        Assert.Equal("the stream: truncated: tensor '2.bias' ends at byte 1740 of the data, which have 1739.", Message(file[..^1]));
        Assert.StartsWith("the stream: truncated: the header is", Message(file[..60]), StringComparison.Ordinal);
        Assert.Equal("the stream: bytes follow its last tensor.", Message([.. file, 0]));
        Assert.Equal(Values(network), Values(again));
    }

    [Theory]
    [InlineData("", "not a safetensors header")]
    [InlineData("{", "not a safetensors header")]
    [InlineData("[]", "the header has StartArray where StartObject belongs")]
    [InlineData("{} x", "not a safetensors header")]
    [InlineData("{} {}", "not a safetensors header")]
    [InlineData("""{"a": 1}""", "a has Number where StartObject belongs")]
    [InlineData("""{"a": {}}""", "'a' has no dtype")]
    [InlineData("""{"a": {"dtype": "F32"}}""", "'a' has no shape")]
    [InlineData("""{"a": {"dtype": "F32", "shape": []}}""", "'a' has no data_offsets")]
    [InlineData("""{"a": {"dtype": 32, "shape": [1], "data_offsets": [0, 4]}}""", "a has Number where String belongs")]
    [InlineData("""{"a": {"dtype": "F32", "dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}""", "'a' has two values for dtype")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 4]}}""", "not a whole number")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [1.5], "data_offsets": [0, 4]}}""", "not a whole number")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [99999999999999999999], "data_offsets": [0, 4]}}""", "not a whole number")]
    [InlineData("""{"a": {"dtype": "F32", "shape": ["1"], "data_offsets": [0, 4]}}""", "not a whole number")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [1], "data_offsets": [4, 0]}}""", "data_offsets [4, 0], which are not [begin, end]")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [1], "data_offsets": [0]}}""", "data_offsets [0], which are not [begin, end]")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}, "a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}""", "'a' appears twice")]
    [InlineData("""{"__metadata__": []}""", "__metadata__ has StartArray where StartObject belongs")]
    [InlineData("""{"__metadata__": {"x": null}}""", "__metadata__ has Null where String belongs")]
    [InlineData("""{"__metadata__": {}, "__metadata__": {}}""", "'__metadata__' appears twice")]
    [InlineData("""{"a": null}""", "a has Null where StartObject belongs")]
    [InlineData("""{"": {"dtype": "F32"}}""", "'' has no shape")]
    [InlineData("""{"__metadata__": {"x": 1}}""", "__metadata__ has Number where String belongs")]
    [InlineData("""{"\ud800": 1}""", "not valid UTF-8")]
    public void HeaderOfAnotherKind_IsRefused(string header, string message) =>
        Assert.Contains(message, Refused(Handmade(header, 4, [1])));

    [Theory]
    [InlineData("""{"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}""", 4, "holds no tensor 'b' of shape [1, 2], which the network has.")]
    [InlineData("""{"a": A, "b": B, "c": {"dtype": "F32", "shape": [5], "data_offsets": [12, 32]}}""", 32, "holds a tensor 'c' of shape [5], which the network lacks.")]
    [InlineData("""{"a": A, "b": {"dtype": "F32", "shape": [2, 1], "data_offsets": [4, 12]}}""", 12, "tensor 'b' has shape [2, 1]; the network's has [1, 2].")]
    [InlineData("""{"a": A, "b": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}}""", 12, "tensor 'b' has shape [2]; the network's has [1, 2].")]
    [InlineData("""{"a": A, "b": {"dtype": "F32", "shape": [1, 9223372036854775807], "data_offsets": [4, 12]}}""", 12, "tensor 'b' has shape [1, 9223372036854775807]; the network's has [1, 2].")]
    [InlineData("""{"a": A, "b": {"dtype": "BF16", "shape": [1, 2], "data_offsets": [4, 8]}}""", 8, "tensor 'b' has type BF16; the network's has F32, which model.float() makes of it in PyTorch.")]
    [InlineData("""{"a": A, "b": {"dtype": "F64", "shape": [1, 2], "data_offsets": [4, 20]}}""", 20, "tensor 'b' has type F64; the network's has F32, which model.float() makes of it in PyTorch.")]
    [InlineData("""{"a": A, "b": {"dtype": "I32", "shape": [1, 2], "data_offsets": [4, 12]}}""", 12, "tensor 'b' has type I32; the network's has F32.")]
    [InlineData("""{"a": A, "b": {"dtype": "F32", "shape": [1, 2], "data_offsets": [4, 20]}}""", 20, "tensor 'b' has 16 bytes; shape [1, 2] in F32 takes 8.")]
    [InlineData("""{"a": A, "b": {"dtype": "F32", "shape": [1, 2], "data_offsets": [0, 8]}}""", 12, "tensor 'b' begins at byte 0 of the data, inside the tensor before it, which ends at 4.")]
    [InlineData("""{"a": A, "b": {"dtype": "F32", "shape": [1, 2], "data_offsets": [8, 16]}}""", 16, "tensor 'b' begins at byte 8 of the data, leaving a hole behind the tensor before it, which ends at 4.")]
    [InlineData("""{"a": A, "b": {"dtype": "F32", "shape": [1, 2], "data_offsets": [9223372036854775799, 9223372036854775807]}}""", 12, "truncated: tensor 'b' ends at byte 9223372036854775807 of the data, which have 12.")]
    [InlineData("""{"a": A, "b": B}""", 13, "the tensors end at byte 12 of the data, which have 13.")]
    public void OtherTensors_AreRefused(string header, int dataBytes, string message)
    {
        header = header.Replace("A", """{"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}""", StringComparison.Ordinal)
            .Replace("B}", """{"dtype": "F32", "shape": [1, 2], "data_offsets": [4, 12]}}""", StringComparison.Ordinal)
            .Replace("B,", """{"dtype": "F32", "shape": [1, 2], "data_offsets": [4, 12]},""", StringComparison.Ordinal);
        TestNetwork<float> network = new();
        network.Values.Span.Fill(7);
        byte[] file = Handmade(header, dataBytes, [1, 2, 3]);
        using var culture = new OtherCulture();

        string actual = Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Read(file, Pair(network))).Message;
        Assert.Equal($"the bytes: {message}", actual);
        Assert.All(network.Values.Span.ToArray(), value => Assert.Equal(7, value));
    }

    [Fact]
    public void FloatFile_IsRefusedByADoubleNetwork()
    {
        var network = new TestNetwork<double>().Count(3);
        double[] before = Values(network);
        byte[] file = Bytes(new TestNetwork<float>());
        Assert.Equal(
            "the bytes: tensor '0.weight' has type F32; the network's has F64, which model.double() makes of it in PyTorch.",
            Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Read(file, network.Parameters)).Message);
        Assert.Equal(before, Values(network));
    }

    [Fact]
    public void RefusedFile_IsNamed()
    {
        string path = folder.Write("net.safetensors", [1, 2, 3]);
        var network = new TestNetwork<float>();
        Assert.StartsWith(path, Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Load(path, network.Parameters)).Message);
        Assert.Contains("none", Assert.Throws<FileNotFoundException>(() => SafeTensorsFile.Load(folder["none"], network.Parameters)).Message);
        using var stream = new MemoryStream([1, 2, 3]);
        Assert.StartsWith("the stream: 3 bytes", Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Read(stream, network.Parameters)).Message);
    }

    private void RoundTrip<T>(string type)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new TestNetwork<T>().Count(100);
        string path = folder[type];
        SafeTensorsFile.Save(path, network.Parameters);
        var again = new TestNetwork<T>();
        SafeTensorsFile.Load(path, again.Parameters);

        Assert.Equal(Values(network), Values(again));
        Assert.Equal(network.Values.Span.ToArray(), again.Values.Span.ToArray());
        Assert.Contains($"\"dtype\":\"{type}\"", Encoding.UTF8.GetString(File.ReadAllBytes(path)));
        Assert.Equal(File.ReadAllBytes(path), Bytes(network));
    }

    /// <summary>The message that the bytes get from a network, which must not change.</summary>
    private static string Refused(byte[] file)
    {
        var network = new TestNetwork<float>().Count(50);
        float[] before = network.Values.Span.ToArray();
        string message = Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Read(file, network.Parameters)).Message;
        Assert.Equal(before, network.Values.Span.ToArray());
        Assert.StartsWith("the bytes: ", message);
        return message["the bytes: ".Length..];
    }

    private static byte[] Bytes<T>(TestNetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        SafeTensorsFile.Write(stream, network.Parameters);
        return stream.ToArray();
    }

    private static T[] Values<T>(TestNetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. network.Parameters.SelectMany(parameter => parameter.Value.ToArray())];

    /// <summary>Two small parameters, a [1] and b [1, 2].</summary>
    private static Parameter<float>[] Pair(TestNetwork<float> network) =>
    [
        new(new ParameterModel("a", 0, ParameterLayout.Row, 0, 1, 1), network.Values, () => network.Values),
        new(new ParameterModel("b", 0, ParameterLayout.Panels, 16, 1, 2), network.Values, () => network.Values),
    ];

    private static byte[] Handmade(string header, int dataBytes, float[] values)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + json.Length + dataBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)json.Length);
        json.CopyTo(file, 8);
        for (int i = 0; i < values.Length && (4 * i) + 4 <= dataBytes; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8 + json.Length + (4 * i)), values[i]);
        }

        return file;
    }
}
