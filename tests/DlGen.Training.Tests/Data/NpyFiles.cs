using System.Runtime.InteropServices;
using System.Text;

namespace DlGen.Training.Tests.Data;

/// <summary>Writes NumPy's files.</summary>
internal static class NpyFiles
{
    public static string Write(string path, int[] shape, float[] values) => Write(path, "<f4", shape, MemoryMarshal.AsBytes<float>(values));

    public static string Write(string path, int[] labels) => Write(path, "<i4", [labels.Length], MemoryMarshal.AsBytes<int>(labels));

    public static string Write(string path, string type, int[] shape, ReadOnlySpan<byte> values)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({string.Join(",", shape)},), }}".PadRight(117) + "\n";
        File.WriteAllBytes(path, [0x93, .. "NUMPY\u0001\0"u8, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. values]);
        return path;
    }
}
