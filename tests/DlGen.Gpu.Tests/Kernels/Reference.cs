namespace DlGen.Gpu.Tests.Kernels;

/// <summary>The formulas as plain loops in double precision.</summary>
internal static class Reference
{
    /// <summary>a [rows × depth] · b [depth × columns].</summary>
    public static double[] Multiply(double[] a, double[] b, int rows, int columns)
    {
        int depth = a.Length / rows;
        var product = new double[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int k = 0; k < depth; k++)
                {
                    product[(row * columns) + column] += a[(row * depth) + k] * b[(k * columns) + column];
                }
            }
        }

        return product;
    }

    public static double[] Transpose(double[] matrix, int columns)
    {
        int rows = matrix.Length / columns;
        var transposed = new double[matrix.Length];
        for (int index = 0; index < matrix.Length; index++)
        {
            transposed[(index % columns * rows) + (index / columns)] = matrix[index];
        }

        return transposed;
    }

    public static double[] ToDoubles(float[] values) => Array.ConvertAll(values, value => (double)value);

    public static double[] Softmax(double[] row)
    {
        double max = row.Max();
        double sum = row.Sum(z => Math.Exp(z - max));
        return Array.ConvertAll(row, z => Math.Exp(z - max) / sum);
    }

    public static IEnumerable<double[]> Rows(float[] matrix, int columns) => ToDoubles(matrix).Chunk(columns);
}
