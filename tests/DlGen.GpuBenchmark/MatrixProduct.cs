using System.Diagnostics;
using DlGen;
using DlGen.Gpu;
using DlGen.Gpu.Kernels;
using DlGen.Kernels;
using ILGPU.Runtime;

namespace DlGen.GpuBenchmark;

/// <summary>The large product alone, 4096 × 4096 × 4096.</summary>
internal static class MatrixProduct
{
    private const int Size = 4096;
    private const int Repetitions = 20;

    /// <summary>Multiplications and additions a second, in units of 10¹².</summary>
    public static double Teraflops(GpuDevice gpu, ProductRounding rounding)
    {
        ILinearProducts products = gpu.Launcher.Products(rounding);
        int quads = Size * RowPadding.Quads(Size);
        using var x = gpu.Accelerator.Allocate1D<Float4>(quads);
        using var w = gpu.Accelerator.Allocate1D<Float4>(quads);
        using var z = gpu.Accelerator.Allocate1D<Float4>(quads);
        void Multiply() => products.Multiply<Square, Store>(
            new DeviceMatrix(x.View, Size), new DeviceMatrix(w.View, Size), Size, new Store(new DeviceMatrix(z.View, Size)));

        Multiply();
        gpu.Accelerator.Synchronize();
        long start = Stopwatch.GetTimestamp();
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            Multiply();
        }

        gpu.Accelerator.Synchronize();
        return 2.0 * Size * Size * Size * Repetitions / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e12;
    }

    internal readonly struct Square : ILinearShape
    {
        public static int Inputs => Size;

        public static int Outputs => Size;
    }

    internal readonly struct Store(DeviceMatrix to) : IDeviceEpilogue
    {
        public void Apply(int row, int column, Float4 product) => to.Store(row, column, product);
    }
}
