using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>Kernels that move values: nothing may be rounded or lost.</summary>
public abstract class CopyCases(DeviceFixture fixture)
{
    [DeviceTheory]
    [InlineData(3, 5)]
    [InlineData(2, 8)]
    [InlineData(4, 1)]
    public void Flatten_LaysRowsEndToEnd(int height, int width)
    {
        using var memory = new DeviceMemory(fixture.Device);
        const int batch = 7;
        float[] values = Numbers.Random(batch * height * width, 1);
        (DeviceMatrix flat, ArrayView<Float4> flatView) = memory.Matrix(new float[values.Length], height * width);
        (DeviceMatrix cut, ArrayView<Float4> cutView) = memory.Matrix(new float[values.Length], width);

        fixture.Device.Launcher.Flatten(memory.Matrix(values, width).Matrix, flat, batch, height, width);
        fixture.Device.Launcher.Unflatten(flat, cut, batch, height, width);

        Assert.Equal(values, memory.Read(flatView, height * width));
        Assert.Equal(values, memory.Read(cutView, width));
    }

    [DeviceTheory]
    [InlineData(5, 16)]
    [InlineData(8, 4)]
    [InlineData(1, 1)]
    [InlineData(3, 6)]
    public void Slices_AreWhatWasConcatenated(int left, int right)
    {
        using var memory = new DeviceMemory(fixture.Device);
        const int rows = 7;
        float[] first = Numbers.Random(rows * left, 1);
        float[] second = Numbers.Random(rows * right, 2);
        (DeviceMatrix both, ArrayView<Float4> bothView) = memory.Matrix(new float[rows * (left + right)], left + right);
        (DeviceMatrix cut, ArrayView<Float4> cutView) = memory.Matrix(new float[rows * right], right);

        fixture.Device.Launcher.Concatenate(memory.Matrix(first, left).Matrix, left, memory.Matrix(second, right).Matrix, right, both, rows);
        fixture.Device.Launcher.Slice(both, left, cut, right, rows);

        Assert.Equal(first.Chunk(left).Zip(second.Chunk(right)).SelectMany(row => row.First.Concat(row.Second)), memory.Read(bothView, left + right));
        Assert.Equal(second, memory.Read(cutView, right));
    }

    [DeviceTheory]
    [InlineData(1, 10)]
    [InlineData(1, 8)]
    [InlineData(3, 5)]
    public void Gather_FollowsTheOrder(int height, int width)
    {
        using var memory = new DeviceMemory(fixture.Device);
        int size = height * width;
        float[] floats = Numbers.Random(4 * size, 1);
        byte[] bytes = [.. Enumerable.Range(0, 4 * size).Select(index => (byte)(255 - index))];
        var order = new BatchOrder(memory.Array(new[] { 9, 9, 9, 3, 0, 2 }), memory.Array(new[] { 1 }), stride: 3);
        (DeviceMatrix x, ArrayView<Float4> view) = memory.Matrix(new float[3 * size], width);
        (DeviceMatrix scaled, ArrayView<Float4> scaledView) = memory.Matrix(new float[3 * size], width);
        (DeviceMatrix values, ArrayView<Float4> valuesView) = memory.Matrix(new float[3 * size], width);
        ArrayView<int> labels = memory.Array(new int[3]);
        ArrayView<float> data = memory.Array(floats);

        fixture.Device.Launcher.Gather(
            BatchSource.Of(data, order, height, width).WithLabels(memory.Array(new[] { 10, 11, 12, 13 }), order, rows: 1), x, new DeviceTargets(labels, default), 3);
        fixture.Device.Launcher.Gather(
            BatchSource.Of(memory.Array(bytes), order, height, width).WithValues(data, order, height, width), scaled, new DeviceTargets(default, values), 3);

        Assert.Equal([.. Example(3), .. Example(0), .. Example(2)], memory.Read(view, width));
        Assert.Equal([.. Example(3), .. Example(0), .. Example(2)], memory.Read(valuesView, width));
        Assert.Equal([.. Bytes(3), .. Bytes(0), .. Bytes(2)], memory.Read(scaledView, width));
        Assert.Equal([13, 10, 12], memory.Read(labels));

        IEnumerable<float> Example(int index) => floats.Skip(index * size).Take(size);
        IEnumerable<float> Bytes(int index) => bytes.Skip(index * size).Take(size).Select(value => value * (1f / 255f));
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaCopyTests(CudaFixture fixture) : CopyCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClCopyTests(OpenClFixture fixture) : CopyCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuCopyTests(CpuFixture fixture) : CopyCases(fixture);
