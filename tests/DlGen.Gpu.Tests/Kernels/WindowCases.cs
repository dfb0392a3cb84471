using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>Convolutions and pools against plain loops in double precision. All padding in memory is NaN.</summary>
public abstract class WindowCases(DeviceFixture fixture)
{
    // Sums of up to 36 products of numbers up to 1.
    private const double Tolerance = 2e-6;
    private const int Batch = 7;

    private KernelLauncher Launcher => fixture.Device.Launcher;

    [DeviceTheory(OnOpenClOfProcessor = ["Gapped"])]
    [InlineData("Gapped")]
    [InlineData("Gapped, large tiles")]
    [InlineData("Rows")]
    [InlineData("Rows, large tiles")]
    [InlineData("One place")]
    public void Convolutions_AreTheLoops(string windows)
    {
        switch (windows)
        {
            case "Gapped": CheckConvolution<SmallTile, GappedWindows>(); break;
            case "Gapped, large tiles": CheckConvolution<LargeTile, GappedWindows>(); break;
            case "Rows": CheckConvolution<SmallTile, WindowsOfRows>(); break;
            case "Rows, large tiles": CheckConvolution<LargeTile, WindowsOfRows>(); break;
            default: CheckConvolution<SmallTile, WindowOfOnePlace>(); break;
        }
    }

    /// <summary>Few different numbers, so that some are equal; NaNs, of which a window may have two, whose last one gets the gradient; and a channel of −∞ alone.</summary>
    [DeviceFact]
    public void Maxima_AreTheLoopsToTheBit()
    {
        using var memory = new DeviceMemory(fixture.Device);
        const int channels = 6;
        float[] a = Array.ConvertAll(Numbers.Random(Batch * WindowReference<OverlappingWindows>.Places * channels, 1), static value => MathF.Round(2f * value));
        for (int place = 0; place < a.Length / channels; place++)
        {
            a[place * channels] = float.NegativeInfinity;
            a[(place * channels) + 1] = place % 4 == 1 ? float.NaN : a[(place * channels) + 1];
        }

        int results = Batch * WindowReference<OverlappingWindows>.Windows * channels;
        float[] dp = Numbers.Random(results, 2);
        DeviceMatrix image = memory.Matrix(a, channels).Matrix;
        (DeviceMatrix p, ArrayView<Float4> pView) = memory.Matrix(new float[results], channels);
        (DeviceMatrix places, ArrayView<Float4> placesView) = memory.Matrix(new float[results], channels);
        (DeviceMatrix da, ArrayView<Float4> daView) = memory.Matrix(new float[a.Length], channels);
        (DeviceMatrix inference, ArrayView<Float4> inferenceView) = memory.Matrix(new float[results], channels);

        Launcher.MaxPool<OverlappingWindows, Store>(image, places, Batch, new Store(p));
        Launcher.MaxPool<OverlappingWindows, Store>(image, Batch, new Store(inference));
        Launcher.MaxPoolBackward<OverlappingWindows, Store>(memory.Matrix(dp, channels).Matrix, places, Batch, new Store(da));

        (float[] maxima, float[] within, double[] gradient) = WindowReference<OverlappingWindows>.MaxPool(a, dp, Batch);
        Assert.Equal(maxima, memory.Read(pView, channels));
        Assert.Equal(maxima, memory.Read(inferenceView, channels));
        Assert.Equal(within, memory.Read(placesView, channels));
        Numbers.AssertClose(gradient, memory.Read(daView, channels), Tolerance);
    }

    [DeviceTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Means_AreTheLoops(bool countsPadding)
    {
        using var memory = new DeviceMemory(fixture.Device);
        const int channels = 6;
        float[] a = Numbers.Random(Batch * WindowReference<OverlappingWindows>.Places * channels, 1);
        float[] dp = Numbers.Random(Batch * WindowReference<OverlappingWindows>.Windows * channels, 2);
        (DeviceMatrix p, ArrayView<Float4> pView) = memory.Matrix(new float[dp.Length], channels);
        (DeviceMatrix da, ArrayView<Float4> daView) = memory.Matrix(new float[a.Length], channels);

        Launcher.AveragePool<OverlappingWindows, Store>(memory.Matrix(a, channels).Matrix, Batch, countsPadding, new Store(p));
        Launcher.AveragePoolBackward<OverlappingWindows, Store>(memory.Matrix(dp, channels).Matrix, Batch, countsPadding, new Store(da));

        (double[] means, double[] gradient) = WindowReference<OverlappingWindows>.AveragePool(a, dp, Batch, countsPadding);
        Numbers.AssertClose(means, memory.Read(pView, channels), Tolerance);
        Numbers.AssertClose(gradient, memory.Read(daView, channels), Tolerance);
    }

    /// <summary>Forward, both gradients, and that of the kernel in slices of which the last is shorter and none ends with an image.</summary>
    private void CheckConvolution<TTile, TShape>()
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, IWindowShape
    {
        using var memory = new DeviceMemory(fixture.Device);
        int windows = Batch * WindowReference<TShape>.Windows;
        int places = Batch * WindowReference<TShape>.Places;
        int kernelRows = WindowReference<TShape>.KernelRows;
        float[] a = Numbers.Random(places * TShape.Channels, 1);
        float[] k = Numbers.Random(kernelRows * TShape.Outputs, 2);
        float[] dz = Numbers.Random(windows * TShape.Outputs, 3);
        DeviceMatrix image = memory.Matrix(a, TShape.IsOfPlaces ? TShape.Channels : TShape.Channels * WindowReference<TShape>.Places).Matrix;
        DeviceMatrix kernel = memory.Matrix(k, TShape.Outputs).Matrix;
        DeviceMatrix gradient = memory.Matrix(dz, TShape.Outputs).Matrix;
        (DeviceMatrix z, ArrayView<Float4> zView) = memory.Matrix(new float[windows * TShape.Outputs], TShape.Outputs);
        (DeviceMatrix da, ArrayView<Float4> daView) = memory.Matrix(new float[places * TShape.Channels], TShape.Channels);
        const int place = 3;
        int length = kernelRows * RowPadding.Quads(TShape.Outputs);
        ArrayView<Float4> dk = memory.Array(Enumerable.Repeat((Float4)float.NaN, place + length).ToArray());
        var slices = new RowSlices(windows, 16);
        ArrayView<Float4> sums = memory.Array(Enumerable.Repeat((Float4)float.NaN, slices.Count * length).ToArray());
        ArrayView<Float4> dkOfSlices = memory.Array(Enumerable.Repeat((Float4)float.NaN, place + length).ToArray());

        Launcher.Convolve<TTile, TShape, Store>(image, kernel, windows, new Store(z));
        Launcher.ConvolveTransposed<TTile, TShape, Store>(gradient, kernel, places, new Store(da));
        Launcher.ConvolutionSum<TTile, TShape, StoreGradient>(image, gradient, windows, place, new StoreGradient(dk));
        Launcher.ConvolutionSumOfSlices<TTile, TShape>(image, gradient, slices, sums);
        Launcher.SumSlices(sums, slices.Count, new GradientPlaces(place, length), new StoreGradient(dkOfSlices));

        (double[] outputs, double[] imageGradient, double[] kernelGradient) = WindowReference<TShape>.Convolve(a, k, dz, Batch);
        Numbers.AssertClose(outputs, memory.Read(zView, TShape.Outputs), Tolerance);
        Numbers.AssertClose(imageGradient, memory.Read(daView, TShape.Channels), Tolerance);
        Numbers.AssertClose(kernelGradient, memory.Read(dk.SubView(place), TShape.Outputs), Tolerance);
        Numbers.AssertClose(kernelGradient, memory.Read(dkOfSlices.SubView(place), TShape.Outputs), Tolerance);
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaWindowTests(CudaFixture fixture) : WindowCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClWindowTests(OpenClFixture fixture) : WindowCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(CpuLargeGroupsCollection))]
public sealed class CpuWindowTests(CpuFixture fixture) : WindowCases(fixture);
