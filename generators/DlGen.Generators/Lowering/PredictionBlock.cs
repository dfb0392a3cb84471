using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Lowering;

/// <summary>
/// How many examples of a large batch a CPU predicts together. Each block of examples reads all parameters anew, which speaks for large blocks.
/// The values between two layers of a large block don't stay in the cache, which speaks for small ones where values are large and parameters
/// few: convolutions over large images.
/// </summary>
internal static class PredictionBlock
{
    /// <summary>Examples of a block where nothing speaks for fewer: the library's memory for predictions has room for them.</summary>
    public const int Largest = 64;

    /// <summary>Bytes of the second cache that a kernel's values can count on.</summary>
    private const long CacheBytes = 512 * 1024;

    /// <summary>The number that moves the fewest bytes for an example.</summary>
    public static int Of(LoweredProgram inference, ScalarType precision)
    {
        int scalar = precision == ScalarType.Double ? sizeof(double) : sizeof(float);
        List<long> touched = [.. inference.In(Stage.Forward).Select(scheduled => scalar * ScalarsOf(inference, scheduled.Call))];
        long widest = Math.Max(1, touched.DefaultIfEmpty().Max());
        long all = touched.Sum();
        long parameters = scalar * inference.Memory.ParameterLength;
        int small = (int)Math.Min(Math.Max(CacheBytes / widest, 1), Largest);
        return (parameters / small) < (parameters / Largest) + all ? small : Largest;
    }

    /// <summary>Scalars of an example that a call reads and writes.</summary>
    private static long ScalarsOf(LoweredProgram inference, KernelCall call) =>
        call.Reads.Concat(call.Stored).Distinct().Sum(value => SizeOf(inference, value));

    private static long SizeOf(LoweredProgram inference, string value)
    {
        string place = inference.Memory.Aliases.TryGetValue(value, out string? other) ? other : value;
        return value == NetworkGraph.Input
            ? inference.Graph[value].Known.Size
            : inference.Memory.Buffers.FirstOrDefault(buffer => buffer.Name == place)?.Size ?? 0;
    }
}
