namespace DlGen.Gpu.Kernels;

/// <summary>Products of two activations, example by example. A thread has four scalars of the result, and sums them in the order of their terms.</summary>
internal static class ActivationProductKernels
{
    /// <summary>z = a·b of each example, or aᵀ·b, which goes to the epilogue.</summary>
    /// <param name="a">The left side.</param>
    /// <param name="b">The right side.</param>
    /// <param name="rows">The rows of the result in the batch.</param>
    /// <param name="shape">The sizes of an example's product.</param>
    /// <param name="isTransposed">Whether the left side is transposed: 1, or else 0.</param>
    /// <param name="epilogue">What takes the result.</param>
    public static void Run<TEpilogue>(DeviceMatrix a, DeviceMatrix b, int rows, ActivationProductShape shape, int isTransposed, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        (int row, int column) = CopyKernels.Place(shape.Columns);
        if (row < rows)
        {
            int other = row / shape.Height * shape.Terms;
            Float4 sum = 0f;
            for (int term = 0; term < shape.Terms; term++)
            {
                float left = isTransposed == 1 ? a[other + term, row % shape.Height] : a[row, term];
                sum += b.Load(other + term, column) * left;
            }

            epilogue.Apply(row, column, sum);
        }
    }

    /// <summary>s = a·bᵀ of each example, which goes to the epilogue.</summary>
    public static void RightTransposed<TEpilogue>(DeviceMatrix a, DeviceMatrix b, int rows, ActivationProductShape shape, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        (int row, int column) = CopyKernels.Place(shape.Columns);
        if (row < rows)
        {
            int other = row / shape.Height * shape.Columns;
            epilogue.Apply(row, column, new Float4(
                Dot(a, b, row, other, column, shape),
                Dot(a, b, row, other, column + 1, shape),
                Dot(a, b, row, other, column + 2, shape),
                Dot(a, b, row, other, column + 3, shape)));
        }
    }

    private static float Dot(DeviceMatrix a, DeviceMatrix b, int row, int other, int column, ActivationProductShape shape)
    {
        float sum = 0f;
        if (column < shape.Columns)
        {
            for (int term = 0; term < shape.Terms; term += Float4.Count)
            {
                sum += Float4.Sum(Float4.First(a.Load(row, term) * b.Load(other + column, term), shape.Terms - term));
            }
        }

        return sum;
    }
}

/// <summary>The sizes of an example's product of two activations.</summary>
internal readonly struct ActivationProductShape(int height, int columns, int terms)
{
    /// <summary>Rows of the result that an example has.</summary>
    public int Height { get; } = height;

    /// <summary>The length of a row of the result.</summary>
    public int Columns { get; } = columns;

    /// <summary>Terms of each sum.</summary>
    public int Terms { get; } = terms;
}
