using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>The products of a linear layer against plain loops in double precision.</summary>
public abstract class ProductCases(DeviceFixture fixture)
{
    // A sum of 130 products of numbers up to 1 reaches 10 on its way, and rounds by up to 5·10⁻⁷ there, some √130 times.
    private const double Tolerance = 4e-6;

    [DeviceFact]
    public void OneNumber() => CheckAll<Shape1To1>(1);

    [DeviceFact]
    public void WholeTile() => CheckAll<SmallTile, Shape32To32>(32);

    [DeviceFact]
    public void OneRow() => CheckAll<Shape37To45>(1);

    [DeviceFact]
    public void Tails() => CheckAll<Shape37To45>(70);

    [DeviceFact]
    public void SeveralLargeTiles() => CheckAll<Shape130To141>(131);

    [DeviceFact]
    public void Result_IsTheSameToTheBit()
    {
        float[] first = Forward<SmallTile, Shape37To45>(33).Actual;

        Assert.Equal(first, Forward<SmallTile, Shape37To45>(33).Actual);
    }

    [DeviceFact]
    public void Nan_GoesThroughRelu()
    {
        using var memory = new DeviceMemory(fixture.Device);
        DeviceMatrix x = memory.Matrix([float.NaN], 1).Matrix;
        DeviceMatrix w = memory.Matrix([1f], 1).Matrix;
        (DeviceMatrix a, ArrayView<Float4> view) = memory.Matrix([0f], 1);

        fixture.Device.Launcher.Multiply<Shape1To1, BiasRelu>(x, w, 1, new BiasRelu(new DeviceRow(memory.Array(new Float4[1]), 0), a));

        Assert.True(float.IsNaN(memory.Read(view, 1)[0]));
    }

    private void CheckAll<TShape>(int rows)
        where TShape : struct, ILinearShape
    {
        CheckAll<SmallTile, TShape>(rows);
        CheckAll<LargeTile, TShape>(rows);
    }

    private void CheckAll<TTile, TShape>(int rows)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
    {
        Check(Forward<TTile, TShape>(rows));
        Check(InputGradient<TTile, TShape>(rows));
        Check(WeightGradient<TTile, TShape>(rows));
        Check(BiasGradient<TTile, TShape>(rows));
    }

    private static void Check((double[] Expected, float[] Actual) result) => Numbers.AssertClose(result.Expected, result.Actual, Tolerance);

    private (double[] Expected, float[] Actual) Forward<TTile, TShape>(int rows)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
    {
        using var memory = new DeviceMemory(fixture.Device);
        float[] x = Numbers.Random(rows * TShape.Inputs, 1);
        float[] w = Numbers.Random(TShape.Inputs * TShape.Outputs, 2);
        float[] b = Numbers.Random(TShape.Outputs, 3);
        (DeviceMatrix a, ArrayView<Float4> view) = memory.Matrix(new float[rows * TShape.Outputs], TShape.Outputs);

        fixture.Device.Launcher.Multiply<TTile, TShape, BiasRelu>(
            memory.Matrix(x, TShape.Inputs).Matrix,
            memory.Matrix(w, TShape.Outputs).Matrix,
            rows,
            new BiasRelu(new DeviceRow(memory.Matrix(b, TShape.Outputs).View, 0), a));

        double[] product = Reference.Multiply(Reference.ToDoubles(x), Reference.ToDoubles(w), rows, TShape.Outputs);
        double[] expected = [.. product.Select((z, index) => Math.Max(z + b[index % TShape.Outputs], 0))];
        return (expected, memory.Read(view, TShape.Outputs));
    }

    private (double[] Expected, float[] Actual) InputGradient<TTile, TShape>(int rows)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
    {
        using var memory = new DeviceMemory(fixture.Device);
        float[] dz = Numbers.Random(rows * TShape.Outputs, 4);
        float[] w = Numbers.Random(TShape.Inputs * TShape.Outputs, 5);
        float[] a = Numbers.Random(rows * TShape.Inputs, 6);
        (DeviceMatrix dx, ArrayView<Float4> view) = memory.Matrix(new float[rows * TShape.Inputs], TShape.Inputs);

        fixture.Device.Launcher.MultiplyTransposed<TTile, TShape, ReluBack>(
            memory.Matrix(dz, TShape.Outputs).Matrix,
            memory.Matrix(w, TShape.Outputs).Matrix,
            rows,
            new ReluBack(memory.Matrix(a, TShape.Inputs).Matrix, dx));

        double[] transposed = Reference.Transpose(Reference.ToDoubles(w), TShape.Outputs);
        double[] product = Reference.Multiply(Reference.ToDoubles(dz), transposed, rows, TShape.Inputs);
        double[] expected = [.. product.Select((da, index) => a[index] > 0 ? da : 0)];
        return (expected, memory.Read(view, TShape.Inputs));
    }

    private (double[] Expected, float[] Actual) WeightGradient<TTile, TShape>(int rows)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
    {
        using var memory = new DeviceMemory(fixture.Device);
        const int place = 3;
        float[] x = Numbers.Random(rows * TShape.Inputs, 7);
        float[] dz = Numbers.Random(rows * TShape.Outputs, 8);
        ArrayView<Float4> gradients = memory.Array(new Float4[place + (TShape.Inputs * Padding.Quads(TShape.Outputs))]);

        fixture.Device.Launcher.OuterSum<TTile, TShape, StoreGradient>(
            memory.Matrix(x, TShape.Inputs).Matrix, memory.Matrix(dz, TShape.Outputs).Matrix, rows, place, new StoreGradient(gradients));

        double[] transposed = Reference.Transpose(Reference.ToDoubles(x), TShape.Inputs);
        double[] expected = Reference.Multiply(transposed, Reference.ToDoubles(dz), TShape.Inputs, TShape.Outputs);
        return (expected, memory.Read(gradients.SubView(place), TShape.Outputs));
    }

    private (double[] Expected, float[] Actual) BiasGradient<TTile, TShape>(int rows)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
    {
        using var memory = new DeviceMemory(fixture.Device);
        int place = 1 + (TShape.Inputs * Padding.Quads(TShape.Outputs));
        float[] x = Numbers.Random(rows * TShape.Inputs, 7);
        float[] dz = Numbers.Random(rows * TShape.Outputs, 9);
        ArrayView<Float4> gradients = memory.Array(new Float4[place + Padding.Quads(TShape.Outputs)]);

        fixture.Device.Launcher.OuterSum<TTile, TShape, StoreGradient>(
            memory.Matrix(x, TShape.Inputs).Matrix, memory.Matrix(dz, TShape.Outputs).Matrix, rows, 1, place, new StoreGradient(gradients));

        double[] expected = Reference.Multiply([.. Enumerable.Repeat(1.0, rows)], Reference.ToDoubles(dz), 1, TShape.Outputs);
        return (expected, memory.Read(gradients.SubView(place), TShape.Outputs));
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaProductTests(CudaFixture fixture) : ProductCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClProductTests(OpenClFixture fixture) : ProductCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuProductTests(CpuFixture fixture) : ProductCases(fixture);
