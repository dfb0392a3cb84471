using System.Text;
using DlGen.Formats;
using DlGen.Tests.Data;

namespace DlGen.Tests.Formats;

/// <summary>Files of other formats, given where a safetensors or an IDX file belongs: the message says what they are.</summary>
public sealed class FileKindTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, byte[]> Kinds => new()
    {
        { "a file of PyTorch's torch.save (.pt, .pth): in Python, safetensors.torch.save_file", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "archive/data.pkl"u8] },
        { "an archive of NumPy's (.npz): in Python,", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "weights.npy"u8] },
        { "a zip archive; if it is one of PyTorch's", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "readme.txt"u8] },
        { "a pickle, as older versions of PyTorch write: in Python,", [0x80, 2, .. "ccollections"u8] },
        { "an array of NumPy's (.npy)", [0x93, .. "NUMPY"u8, 1, 0, 0x76, 0] },
        { "an HDF5 file, as Keras writes", [0x89, .. "HDF\r\n"u8, 0x1A, 0x0A] },
        { "a GGUF model", [.. "GGUF"u8, 3, 0, 0, 0, 0] },
        { "an ONNX model", [8, 8, 0x12, 7, .. "pytorch"u8, 0x1A, 5] },
        { "a PNG picture", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A] },
        { "a JPEG picture", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8] },
        { "a PDF document", [.. "%PDF-1.7\n"u8] },
        { "zstd-compressed", [0x28, 0xB5, 0x2F, 0xFD, 4, 0, 0, 0, 0] },
        { "a tar archive", [.. "weights"u8, .. new byte[250], .. "ustar"u8, .. new byte[20]] },
        { "a Git LFS pointer, which stands for the file: 'git lfs pull' fetches that", [.. "version https://git-lfs.github.com/spec/v1\noid sha256:"u8] },
        { "an HTML or XML page, as a server sends in place of a file that it hasn't got, and begins with \"<!DOCTYPE html>\"", [.. "\n <!DOCTYPE html>\n<html>"u8] },
        { "an HTML or XML page", [.. "\uFEFF<html lang=\"en\"><body>404</body>"u8] },
        { "JSON, and begins with \"{\"error\":\"Not found\"}\"", [.. "{\"error\":\"Not found\"}"u8] },
        { "text, and begins with \"sepal,petal\"", [.. "sepal,petal\n1,2\n"u8] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FileOfAnotherKind_IsNamed(string kind, byte[] file)
    {
        string path = folder.Write("file", file);
        var network = new TestNetwork<float>();
        Assert.StartsWith(
            $"{path}: not a safetensors file: it is {kind}",
            Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Load(path, network.Parameters)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            $"the stream: not a safetensors file: it is {kind}",
            Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Read(new Drops(file, most: 3), network.Parameters)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            $"{path}: not an IDX file: it is {kind}",
            Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void FilesOfTheOtherReader_AreNamed()
    {
        var network = new TestNetwork<float>();
        SafeTensorsFile.Save(folder["net"], network.Parameters);
        Assert.Equal(
            $"{folder["net"]}: not an IDX file: it is a safetensors file, as a network's Load reads.",
            Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(folder["net"])).Message);
        string path = folder.Write("images", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7]);
        Assert.Equal(
            $"{path}: not a safetensors file: it is an IDX file, as Dataset.FromIdx reads.",
            Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Load(path, network.Parameters)).Message);
    }

    /// <summary>A file that only looks like another kind is one of its own.</summary>
    [Fact]
    public void HeadersOfAllLengths_AreRead()
    {
        for (int length = 700; length < 1500; length++)
        {
            // 8 bytes that begin with 80 02 are a pickle's, too.
            string json = "{\"__metadata__\":null}";
            byte[] file = [(byte)length, (byte)(length >> 8), 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(json.PadLeft(length))];
            SafeTensorsFile.Read<float>(file, []);
        }
    }

    [Fact]
    public void RandomBytes_AreNoKnownKind()
    {
        byte[] bytes = new byte[100];
        var random = new Random(1);
        for (int run = 0; run < 1000; run++)
        {
            random.NextBytes(bytes);
            bytes[0] = 1;
            Assert.Null(FileKind.Of(bytes));
        }
    }
}
