using System.Text;

namespace DlGen.Formats;

/// <summary>Recognises files of other formats by their first bytes, so that a refusal says what was given, and what to do with it.</summary>
internal static class FileKind
{
    /// <summary>How many first bytes are looked at.</summary>
    public const int StartBytes = 512;

    private const string ToSafeTensors = "in Python, safetensors.torch.save_file(model.state_dict(), \"net.safetensors\") writes what DlGen reads";

    private static readonly (byte[] Start, string Kind)[] Signatures =
    [
        ([0x1F, 0x8B], "it is gzip-compressed: unpack it first"),
        ([0x93, .. "NUMPY"u8], $"it is an array of NumPy's (.npy): {ToSafeTensors}"),
        ([0x89, .. "HDF\r\n"u8], $"it is an HDF5 file, as Keras writes: {ToSafeTensors}"),
        ([0x89, .. "PNG\r\n"u8], "it is a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "it is a JPEG picture"),
        ([.. "GIF8"u8], "it is a GIF picture"),
        ([.. "%PDF-"u8], "it is a PDF document"),
        ([.. "GGUF"u8], $"it is a GGUF model: {ToSafeTensors}"),
        ([.. "BZh"u8], "it is bzip2-compressed: unpack it first"),
        ([0xFD, .. "7zXZ"u8, 0], "it is xz-compressed: unpack it first"),
        ([0x28, 0xB5, 0x2F, 0xFD], "it is zstd-compressed: unpack it first"),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "it is a 7z archive: unpack it first"),
        ([.. "Rar!"u8, 0x1A, 0x07], "it is a RAR archive: unpack it first"),
        ([0x7F, .. "ELF"u8], "it is a program"),
        ([.. "version https://git-lfs"u8], "it is a Git LFS pointer, which stands for the file: 'git lfs pull' fetches that"),
    ];

    /// <summary>What a file is by its first bytes, as a clause that begins with "it is"; null where that isn't known.</summary>
    public static string? Of(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
        {
            return "it is empty";
        }

        foreach ((byte[] signature, string kind) in Signatures)
        {
            if (start.StartsWith(signature))
            {
                return kind;
            }
        }

        return start switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => OfZip(start),
            [0x80, >= 2 and <= 5, ..] => $"it is a pickle, as older versions of PyTorch write: {ToSafeTensors}",
            [0, 0, 0x08 or 0x09 or 0x0B or 0x0C or 0x0D or 0x0E, >= 1 and <= 8, ..] => "it is an IDX file, as Dataset.FromIdx reads",
            [8, <= 20, 0x12 or 0x1A or 0x3A, ..] when start.IndexOf("onnx"u8) >= 0 || start.IndexOf("pytorch"u8) >= 0 => $"it is an ONNX model: {ToSafeTensors}",
            [_, _, _, _, _, 0, 0, 0, (byte)'{', ..] => "it is a safetensors file, as a network's Load reads",
            [_, _, _, _, (byte)'T', (byte)'F', (byte)'L', (byte)'3', ..] => "it is a TensorFlow Lite model",
            _ when start.Length > 262 && start[257..].StartsWith("ustar"u8) => "it is a tar archive: unpack it first",
            _ => OfText(start),
        };
    }

    /// <summary>PyTorch's and NumPy's files are archives that are told apart by the names in them.</summary>
    private static string OfZip(ReadOnlySpan<byte> start) =>
        start.IndexOf(".npy"u8) >= 0 ? $"it is an archive of NumPy's (.npz): {ToSafeTensors}"
        : start.IndexOf("/data.pkl"u8) >= 0 || start.IndexOf("/.format_version"u8) >= 0 ? $"it is a file of PyTorch's torch.save (.pt, .pth): {ToSafeTensors}"
        : start.IndexOf("model.weights.h5"u8) >= 0 || start.IndexOf("metadata.json"u8) >= 0 ? $"it is a model of Keras (.keras): {ToSafeTensors}"
        : $"it is a zip archive; if it is one of PyTorch's (.pt, .pth): {ToSafeTensors}";

    private static string? OfText(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("\uFEFF"u8))
        {
            start = start[3..];
        }

        foreach (byte value in start)
        {
            if (value < ' ' && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))
            {
                return null;
            }
        }

        string text = Encoding.UTF8.GetString(start).TrimStart();
        string kind = text switch
        {
            ['<', '!' or '?' or 'h' or 'H', ..] => "an HTML or XML page, as a server sends in place of a file that it hasn't got",
            ['{' or '[', ..] => "JSON",
            _ => "text",
        };
        string line = text.Split('\n', '\r')[0];
        const int longest = 60;
        return $"it is {kind}, and begins with \"{(line.Length <= longest ? line : line[..longest] + "…")}\"";
    }
}
