using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>Convolutions in groups against plain loops over a kernel that is zero outside of the groups. All padding in memory is NaN.</summary>
public abstract class GroupCases(DeviceFixture fixture)
{
    private const double Tolerance = 2e-6;
    private const int Batch = 7;

    [DeviceTheory(OnOpenClOfProcessor = ["Groups"])]
    [InlineData("Groups")]
    [InlineData("Channels")]
    [InlineData("Multiplied channels")]
    public void Groups_AreTheLoops(string windows)
    {
        switch (windows)
        {
            case "Groups": Check<GroupedWindows>(); break;
            case "Channels": Check<WindowsOfChannels>(); break;
            default: Check<MultipliedChannels>(); break;
        }
    }

    /// <summary>Forward, both gradients, and that of the kernel in slices of which the last is shorter and none ends with an image.</summary>
    private void Check<TShape>()
        where TShape : struct, IGroupedWindowShape
    {
        using var memory = new DeviceMemory(fixture.Device);
        KernelLauncher launcher = fixture.Device.Launcher;
        int windows = Batch * WindowReference<TShape>.Windows;
        int places = Batch * WindowReference<TShape>.Places;
        int rows = GroupedConvolutionKernels.KernelRows<TShape>();
        float[] a = Numbers.Random(places * TShape.Channels, 1);
        float[] k = Numbers.Random(rows * TShape.Outputs, 2);
        float[] dz = Numbers.Random(windows * TShape.Outputs, 3);
        DeviceMatrix image = memory.Matrix(a, TShape.Channels).Matrix;
        DeviceMatrix kernel = memory.Matrix(k, TShape.Outputs).Matrix;
        DeviceMatrix gradient = memory.Matrix(dz, TShape.Outputs).Matrix;
        (DeviceMatrix z, ArrayView<Float4> zView) = memory.Matrix(new float[dz.Length], TShape.Outputs);
        (DeviceMatrix da, ArrayView<Float4> daView) = memory.Matrix(new float[a.Length], TShape.Channels);
        const int place = 3;
        int length = GroupedConvolutionKernels.Length<TShape>();
        ArrayView<Float4> dk = memory.Array(Enumerable.Repeat((Float4)float.NaN, place + length).ToArray());
        var slices = new RowSlices(windows, 16);
        ArrayView<Float4> sums = memory.Array(Enumerable.Repeat((Float4)float.NaN, slices.Count * length).ToArray());
        ArrayView<Float4> dkOfSlices = memory.Array(Enumerable.Repeat((Float4)float.NaN, place + length).ToArray());

        launcher.ConvolveGroups<TShape, Store>(image, kernel, Batch, new Store(z));
        launcher.ConvolveGroupsTransposed<TShape, Store>(gradient, kernel, Batch, new Store(da));
        launcher.GroupedConvolutionSum<TShape, StoreGradient>(image, gradient, windows, place, new StoreGradient(dk));
        launcher.GroupedConvolutionSumOfSlices<TShape>(image, gradient, slices, sums);
        launcher.SumSlices(sums, slices.Count, new GradientPlaces(place, length), new StoreGradient(dkOfSlices));

        int[] within = [.. Enumerable.Range(0, k.Length).Select(Dense<TShape>)];
        var dense = new float[WindowReference<TShape>.KernelRows * TShape.Outputs];
        for (int i = 0; i < k.Length; i++)
        {
            dense[within[i]] = k[i];
        }

        (double[] outputs, double[] imageGradient, double[] kernelGradient) = WindowReference<TShape>.Convolve(a, dense, dz, Batch);
        double[] groupGradient = [.. within.Select(index => kernelGradient[index])];
        Numbers.AssertClose(outputs, memory.Read(zView, TShape.Outputs), Tolerance);
        Numbers.AssertClose(imageGradient, memory.Read(daView, TShape.Channels), Tolerance);
        Numbers.AssertClose(groupGradient, memory.Read(dk.SubView(place), TShape.Outputs), Tolerance);
        Numbers.AssertClose(groupGradient, memory.Read(dkOfSlices.SubView(place), TShape.Outputs), Tolerance);
    }

    /// <summary>Where a weight of the groups is in a kernel of all channels.</summary>
    private static int Dense<TShape>(int weight)
        where TShape : struct, IGroupedWindowShape
    {
        (int row, int output) = Math.DivRem(weight, TShape.Outputs);
        int inputs = TShape.Channels / TShape.Groups;
        (int tap, int channel) = Math.DivRem(row, inputs);
        int group = output / (TShape.Outputs / TShape.Groups);
        return (((tap * TShape.Channels) + (group * inputs) + channel) * TShape.Outputs) + output;
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaGroupTests(CudaFixture fixture) : GroupCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClGroupTests(OpenClFixture fixture) : GroupCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(CpuLargeGroupsCollection))]
public sealed class CpuGroupTests(CpuFixture fixture) : GroupCases(fixture);
