using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>The products of a linear layer, and what plain loops in double precision make of the same numbers.</summary>
/// <param name="device">The device.</param>
/// <param name="products">Who computes them there.</param>
/// <param name="round">What the operands of products are rounded to first.</param>
internal sealed class ProductCheck(GpuDevice device, ILinearProducts products, Func<float, double> round)
{
    /// <summary>Fails unless all products are the loops' within a tolerance.</summary>
    public void All<TShape>(int rows, double tolerance)
        where TShape : struct, ILinearShape
    {
        (double[] Expected, float[] Actual)[] results =
            [Forward<TShape>(rows), InputGradient<TShape>(rows), WeightGradient<TShape>(rows), BiasGradient<TShape>(rows)];
        foreach ((double[] expected, float[] actual) in results)
        {
            Numbers.AssertClose(expected, actual, tolerance);
        }
    }

    public (double[] Expected, float[] Actual) Forward<TShape>(int rows)
        where TShape : struct, ILinearShape
    {
        using var memory = new DeviceMemory(device);
        float[] x = Numbers.Random(rows * TShape.Inputs, 1);
        float[] w = Numbers.Random(TShape.Inputs * TShape.Outputs, 2);
        float[] b = Numbers.Random(TShape.Outputs, 3);
        (DeviceMatrix a, ArrayView<Float4> view) = memory.Matrix(new float[rows * TShape.Outputs], TShape.Outputs);

        products.Multiply<TShape, BiasRelu>(
            memory.Matrix(x, TShape.Inputs).Matrix,
            memory.Matrix(w, TShape.Outputs).Matrix,
            rows,
            new BiasRelu(new DeviceRow(memory.Matrix(b, TShape.Outputs).View, 0), a));

        double[] product = Reference.Multiply(Rounded(x), Rounded(w), rows, TShape.Outputs);
        double[] expected = [.. product.Select((z, index) => Math.Max(z + b[index % TShape.Outputs], 0))];
        return (expected, memory.Read(view, TShape.Outputs));
    }

    public (double[] Expected, float[] Actual) InputGradient<TShape>(int rows)
        where TShape : struct, ILinearShape
    {
        using var memory = new DeviceMemory(device);
        float[] dz = Numbers.Random(rows * TShape.Outputs, 4);
        float[] w = Numbers.Random(TShape.Inputs * TShape.Outputs, 5);
        float[] a = Numbers.Random(rows * TShape.Inputs, 6);
        (DeviceMatrix dx, ArrayView<Float4> view) = memory.Matrix(new float[rows * TShape.Inputs], TShape.Inputs);

        products.MultiplyTransposed<TShape, ReluBack>(
            memory.Matrix(dz, TShape.Outputs).Matrix,
            memory.Matrix(w, TShape.Outputs).Matrix,
            rows,
            new ReluBack(memory.Matrix(a, TShape.Inputs).Matrix, dx));

        double[] transposed = Reference.Transpose(Rounded(w), TShape.Outputs);
        double[] product = Reference.Multiply(Rounded(dz), transposed, rows, TShape.Inputs);
        double[] expected = [.. product.Select((da, index) => a[index] > 0 ? da : 0)];
        return (expected, memory.Read(view, TShape.Inputs));
    }

    public (double[] Expected, float[] Actual) WeightGradient<TShape>(int rows)
        where TShape : struct, ILinearShape
    {
        using var memory = new DeviceMemory(device);
        const int place = 3;
        float[] x = Numbers.Random(rows * TShape.Inputs, 7);
        float[] dz = Numbers.Random(rows * TShape.Outputs, 8);
        ArrayView<Float4> gradients = memory.Array(new Float4[place + (TShape.Inputs * RowPadding.Quads(TShape.Outputs))]);

        products.OuterSum<TShape, StoreGradient>(
            memory.Matrix(x, TShape.Inputs).Matrix, memory.Matrix(dz, TShape.Outputs).Matrix, rows, place, new StoreGradient(gradients));

        double[] transposed = Reference.Transpose(Rounded(x), TShape.Inputs);
        double[] expected = Reference.Multiply(transposed, Rounded(dz), TShape.Inputs, TShape.Outputs);
        return (expected, memory.Read(gradients.SubView(place), TShape.Outputs));
    }

    public (double[] Expected, float[] Actual) BiasGradient<TShape>(int rows)
        where TShape : struct, ILinearShape
    {
        using var memory = new DeviceMemory(device);
        int place = 1 + (TShape.Inputs * RowPadding.Quads(TShape.Outputs));
        float[] x = Numbers.Random(rows * TShape.Inputs, 7);
        float[] dz = Numbers.Random(rows * TShape.Outputs, 9);
        ArrayView<Float4> gradients = memory.Array(new Float4[place + RowPadding.Quads(TShape.Outputs)]);

        products.OuterSum<TShape, StoreGradient>(
            memory.Matrix(x, TShape.Inputs).Matrix, memory.Matrix(dz, TShape.Outputs).Matrix, rows, 1, place, new StoreGradient(gradients));

        double[] expected = Reference.Multiply([.. Enumerable.Repeat(1.0, rows)], Reference.ToDoubles(dz), 1, TShape.Outputs);
        return (expected, memory.Read(gradients.SubView(place), TShape.Outputs));
    }

    /// <summary>Fails unless the gradients are the loops' when their sums are taken in slices, of which the last is shorter.</summary>
    public void Slices<TShape>(int rows, int rowsOfSlice, double tolerance)
        where TShape : struct, ILinearShape
    {
        using var memory = new DeviceMemory(device);
        int outputQuads = RowPadding.Quads(TShape.Outputs);
        int weights = TShape.Inputs * outputQuads;
        var slices = new RowSlices(rows, rowsOfSlice);
        float[] x = Numbers.Random(rows * TShape.Inputs, 7);
        float[] dz = Numbers.Random(rows * TShape.Outputs, 8);
        DeviceMatrix left = memory.Matrix(x, TShape.Inputs).Matrix;
        DeviceMatrix right = memory.Matrix(dz, TShape.Outputs).Matrix;
        foreach (bool hasBias in new[] { true, false })
        {
            int length = weights + (hasBias ? outputQuads : 0);

            // What is not written over stays NaN, as does the gap between the weights and the bias.
            ArrayView<Float4> sums = memory.Array(Enumerable.Repeat((Float4)float.NaN, slices.Count * length).ToArray());
            ArrayView<Float4> gradients = memory.Array(Enumerable.Repeat((Float4)float.NaN, 3 + weights + 2 + outputQuads).ToArray());
            products.OuterSumOfSlices<TShape>(left, right, slices, hasBias, sums);
            var places = new GradientPlaces(3, weights, 3 + weights + 2, hasBias ? outputQuads : 0);
            device.Launcher.SumSlices(sums, slices.Count, places, new StoreGradient(gradients));

            double[] product = Reference.Multiply(Reference.Transpose(Rounded(x), TShape.Inputs), Rounded(dz), TShape.Inputs, TShape.Outputs);
            Numbers.AssertClose(product, memory.Read(gradients.SubView(3, weights), TShape.Outputs), tolerance);
            Assert.All(memory.Read(gradients.SubView(3 + weights, 2)), static gap => Assert.True(float.IsNaN(gap.X)));
            float[] bias = memory.Read(gradients.SubView(3 + weights + 2), TShape.Outputs);
            if (hasBias)
            {
                Numbers.AssertClose(Reference.Multiply([.. Enumerable.Repeat(1.0, rows)], Reference.ToDoubles(dz), 1, TShape.Outputs), bias, tolerance);
            }
            else
            {
                Assert.All(bias, static value => Assert.True(float.IsNaN(value)));
            }
        }
    }

    private double[] Rounded(float[] values) => Array.ConvertAll(values, value => round(value));
}
