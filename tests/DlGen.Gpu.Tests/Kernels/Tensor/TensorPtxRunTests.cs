using System.Reflection;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Kernels.Tensor;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Infrastructure.PtxMachine;
using ILGPU.Runtime.Cuda;

namespace DlGen.Gpu.Tests.Kernels.Tensor;

/// <summary>
/// The text that a card would get, carried out: that operands are in the right registers, that all lanes of a warp are there
/// for its instructions, that no copy is read before it has been waited for, and nothing outside the matrices at all.
/// </summary>
[Collection(nameof(Ptx))]
public class TensorPtxRunTests
{
    private const double Tolerance = 4e-6;
    private const int Inputs = 37;
    private const int Outputs = 45;

    private readonly PtxMemory memory = new();

    public static TheoryData<Type, Type, int> Products => new()
    {
        { typeof(SmallTensorTile), typeof(Tf32), 1 },
        { typeof(SmallTensorTile), typeof(Bf16), 70 },
        { typeof(MediumTensorTile), typeof(Tf32), 70 },
        { typeof(MediumTensorTile), typeof(Bf16), 32 },
        { typeof(LargeTensorTile), typeof(Tf32), 131 },
        { typeof(LargeTensorTile), typeof(Bf16), 70 },
    };

    [Theory]
    [MemberData(nameof(Products))]
    public void Forward_IsTheLoops(Type tile, Type format, int rows)
    {
        float[] x = Numbers.Random(rows * Inputs, 1);
        float[] w = Numbers.Random(Inputs * Outputs, 2);
        float[] b = Numbers.Random(Outputs, 3);
        byte[] a = Matrix(new float[rows * Outputs], Outputs);

        Run("Multiply", tile, format, typeof(BiasRelu), rows, Outputs, Matrix(x, Inputs), Matrix(w, Outputs), Number(rows), [.. Matrix(b, Outputs), .. a]);

        double[] product = Reference.Multiply(Rounded(x, format), Rounded(w, format), rows, Outputs);
        Numbers.AssertClose([.. product.Select((z, index) => Math.Max(z + b[index % Outputs], 0))], Read(a, Outputs), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void InputGradient_IsTheLoops(Type tile, Type format, int rows)
    {
        float[] dz = Numbers.Random(rows * Outputs, 4);
        float[] w = Numbers.Random(Inputs * Outputs, 5);
        float[] a = Numbers.Random(rows * Inputs, 6);
        byte[] dx = Matrix(new float[rows * Inputs], Inputs);

        Run("MultiplyTransposed", tile, format, typeof(ReluBack), rows, Inputs, Matrix(dz, Outputs), Matrix(w, Outputs), Number(rows), [.. Matrix(a, Inputs), .. dx]);

        double[] product = Reference.Multiply(Rounded(dz, format), Reference.Transpose(Rounded(w, format), Outputs), rows, Inputs);
        Numbers.AssertClose([.. product.Select((da, index) => a[index] > 0 ? da : 0)], Read(dx, Inputs), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void WeightAndBiasGradient_AreTheLoops(Type tile, Type format, int rows)
    {
        int biasPlace = Inputs * RowPadding.Quads(Outputs);
        float[] x = Numbers.Random(rows * Inputs, 7);
        float[] dz = Numbers.Random(rows * Outputs, 8);
        byte[] gradients = Matrix(new float[(Inputs + 1) * Outputs], Outputs);

        Run(
            "OuterSumWithBias", tile, format, typeof(StoreGradient), Inputs, Outputs,
            Matrix(x, Inputs), Matrix(dz, Outputs), Number(rows), Number(0), Number(biasPlace), gradients);

        double[] dw = Reference.Multiply(Reference.Transpose(Rounded(x, format), Inputs), Rounded(dz, format), Inputs, Outputs);
        double[] db = Reference.Multiply([.. Enumerable.Repeat(1.0, rows)], Reference.ToDoubles(dz), 1, Outputs);
        Numbers.AssertClose([.. dw, .. db], Read(gradients, Outputs), Tolerance);
    }

    private static byte[] Number(int value) => BitConverter.GetBytes(value);

    private static double[] Rounded(float[] values, Type format) =>
        Array.ConvertAll<float, double>(values, format == typeof(Tf32) ? Rounding.ToTf32 : Rounding.ToBf16);

    /// <summary>A matrix as a kernel's parameter: address, length and stride. Its padding is NaN, so that a result that depends on it shows.</summary>
    private byte[] Matrix(float[] values, int columns)
    {
        int padded = RowPadding.Columns(columns);
        float[] all = [.. Enumerable.Range(0, values.Length / columns * padded).Select(
            index => index % padded < columns ? values[(index / padded * columns) + (index % padded)] : float.NaN)];
        return
        [
            .. BitConverter.GetBytes(memory.Add(all)),
            .. BitConverter.GetBytes((long)all.Length / Float4.Count),
            .. BitConverter.GetBytes((long)RowPadding.Quads(columns)),
        ];
    }

    private float[] Read(byte[] matrix, int columns) => [.. memory.Read(BitConverter.ToUInt64(matrix))
        .Where((_, index) => index % RowPadding.Columns(columns) < columns)];

    private void Run(string product, Type tile, Type format, Type last, int rows, int columns, params byte[][] parameters)
    {
        MethodInfo method = Ptx.Kernel(typeof(TensorKernels), product, tile, format, typeof(TensorCores), typeof(Shape37To45), last);
        PtxKernel kernel = PtxKernel.Parse(Ptx.Of(method, CudaArchitecture.SM_80));
        int size = (int)tile.GetProperty("Size")!.GetValue(null)!;
        int threads = (int)tile.GetProperty("Threads")!.GetValue(null)!;
        for (int y = 0; y < RowPadding.Pieces(rows, size); y++)
        {
            for (int x = 0; x < RowPadding.Pieces(columns, size); x++)
            {
                new PtxGroup(kernel, memory, parameters, x, y, threads).Run();
            }
        }
    }
}
