using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>The class of each row of outputs, in rows for a thread, for eight, and for a group.</summary>
public abstract class ClassCases(DeviceFixture fixture)
{
    [DeviceTheory]
    [InlineData(2)]
    [InlineData(13)]
    [InlineData(45)]
    [InlineData(550)]
    public void Class_IsTheFirstOfTheLargest(int columns)
    {
        const int rows = 70;
        float[] outputs = [.. Numbers.Random(rows * columns, 1).Select(static value => MathF.Round(value * 20f))];

        Assert.Equal(outputs.Chunk(columns).Select(static row => Array.IndexOf(row, row.Max())), ClassesOf(outputs, columns));
    }

    [DeviceTheory]
    [InlineData(3)]
    [InlineData(45)]
    public void NotANumber_LeavesNoClass(int columns)
    {
        float[] outputs = [.. Enumerable.Range(0, columns).Select(static column => column is 1 or 2 ? float.NaN : float.PositiveInfinity)];

        Assert.Equal([ConfusionMatrix.NoClass], ClassesOf(outputs, columns));
    }

    [DeviceFact]
    public void SingleLogit_TellsTwoClasses() =>
        Assert.Equal([1, 0, 0, ConfusionMatrix.NoClass, 1], ClassesOf([0.5f, 0f, -0.5f, float.NaN, float.PositiveInfinity], 1));

    private int[] ClassesOf(float[] outputs, int columns)
    {
        using var memory = new DeviceMemory(fixture.Device);
        ArrayView<int> classes = memory.Array(new int[outputs.Length / columns]);

        fixture.Device.Launcher.Classify(memory.Matrix(outputs, columns).Matrix, classes, columns);

        return memory.Read(classes);
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaClassTests(CudaFixture fixture) : ClassCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClClassTests(OpenClFixture fixture) : ClassCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuClassTests(CpuFixture fixture) : ClassCases(fixture);
