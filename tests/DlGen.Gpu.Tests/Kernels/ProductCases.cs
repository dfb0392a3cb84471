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

    [DeviceTheory]
    [InlineData(33, 32)]
    [InlineData(131, 16)]
    [InlineData(650, 16)]
    public void SlicesOfAGradient_AddUpToIt(int rows, int rowsOfSlice)
    {
        Check<SmallTile>().Slices<Shape37To45>(rows, rowsOfSlice, Tolerance);
        if (rows < 200)
        {
            Check<LargeTile>().Slices<Shape37To45>(rows, rowsOfSlice, Tolerance);
        }
    }

    [DeviceFact]
    public void Result_IsTheSameToTheBit()
    {
        float[] first = Check<SmallTile>().Forward<Shape37To45>(33).Actual;

        Assert.Equal(first, Check<SmallTile>().Forward<Shape37To45>(33).Actual);
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
        where TShape : struct, ILinearShape => Check<TTile>().All<TShape>(rows, Tolerance);

    private ProductCheck Check<TTile>()
        where TTile : struct, IThreadTile<TTile> =>
        new(fixture.Device, new TiledProducts<TTile>(fixture.Device.Launcher), static value => value);
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaProductTests(CudaFixture fixture) : ProductCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClProductTests(OpenClFixture fixture) : ProductCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(CpuLargeGroupsCollection))]
public sealed class CpuProductTests(CpuFixture fixture) : ProductCases(fixture);
