using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace DlGen;

/// <summary>The values of tensors as people look at them.</summary>
internal static class TensorText
{
    // Six numbers and what stands for the others take a terminal's 80 columns at most.
    private const int Columns = 6;
    private const int Rows = 10;

    /// <summary>A vector as one line, a matrix as its rows; of many numbers the first and the last.</summary>
    public static string Values<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        int columns = shape[^1];
        int rows = values.Length / columns;
        var table = new TextTable();
        foreach (int? row in Shown(rows, Rows))
        {
            var cells = new List<string>();
            foreach (int? column in Shown(columns, Columns))
            {
                cells.Add(row is { } y && column is { } x ? Figures.Value(ToDouble(values[(y * columns) + x])) : TextTable.Omitted);
            }

            table.Add([.. cells]);
        }

        return table.ToString();
    }

    /// <summary>Mean, standard deviation and range of values, and how many of them aren't finite.</summary>
    public static string Statistics<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        (double sum, double minimum, double maximum) = (0, double.PositiveInfinity, double.NegativeInfinity);
        int finite = 0;
        foreach (T scalar in values)
        {
            double value = ToDouble(scalar);
            if (double.IsFinite(value))
            {
                finite++;
                sum += value;
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
            }
        }

        if (finite == 0)
        {
            return "no finite value";
        }

        double mean = sum / finite;
        double squares = 0;
        foreach (T scalar in values)
        {
            double difference = ToDouble(scalar) - mean;
            squares += double.IsFinite(difference) ? difference * difference : 0;
        }

        string others = finite == values.Length ? "" : $", {Figures.Count(values.Length - finite)} not finite";
        return Invariant(
            $"mean {mean:G4}, standard deviation {Math.Sqrt(squares / finite):G4}, from {minimum:G4} to {maximum:G4}{others}");
    }

    /// <summary>The numbers from 0 that are shown of so many: all, or the first and the last with null between them.</summary>
    private static IEnumerable<int?> Shown(int count, int most)
    {
        for (int index = 0; index < count; index++)
        {
            if (count > most && index == most / 2)
            {
                yield return null;
                index = count - (most / 2);
            }

            yield return index;
        }
    }

    private static double ToDouble<T>(T value)
        where T : unmanaged => typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(value) : Unsafe.BitCast<T, double>(value);
}
