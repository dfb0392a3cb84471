using System.Numerics;

namespace DlGen.Reporting;

/// <summary>Inputs of a dataset's examples, as a network takes them.</summary>
internal static class Sample
{
    /// <summary>The inputs of the first examples, one after another.</summary>
    public static T[] Inputs<T>(Dataset data, int examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Math.Min(examples, data.Count);
        var row = new float[data.InputSize];
        var inputs = new T[count * row.Length];
        for (int example = 0; example < count; example++)
        {
            data.CopyInputs(example, row);
            for (int i = 0; i < row.Length; i++)
            {
                inputs[(example * row.Length) + i] = T.CreateTruncating(row[i]);
            }
        }

        return inputs;
    }
}
