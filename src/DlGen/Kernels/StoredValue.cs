using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>The activation that the units of a value come from, where it is one that can die or saturate.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum UnitKind
{
    /// <summary>Another activation, or none.</summary>
    Other,

    /// <summary>A relu, or a pool or dropout of one: a unit that is 0 for all examples is dead.</summary>
    Relu,

    /// <summary>A sigmoid, between 0 and 1.</summary>
    Sigmoid,

    /// <summary>A tanh, between −1 and 1.</summary>
    Tanh,
}

/// <summary>A value that a step leaves in memory, with the batch along its rows.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="Matrix">Where it is.</param>
/// <param name="Rows">How many rows an example has.</param>
/// <param name="Columns">The length of a row.</param>
/// <param name="Layer">The first of the layers that the value is computed by at once.</param>
/// <param name="Formula">What it is computed by, from values that are in memory too.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StoredValue<T>(Matrix<T> Matrix, int Rows, int Columns, string Layer, string Formula)
    where T : unmanaged
{
    /// <summary>The axes of an image, channel by channel; empty for other values, whose last axis is the columns.</summary>
    public IReadOnlyList<int> Shape { get; init; } = [];

    /// <summary>The activation that its units come from.</summary>
    public UnitKind Units { get; init; }

    /// <summary>The layer whose values it shows: that of the activation where there is one, else the last of those that it is computed by.</summary>
    public string After { get; init; } = Layer;

    /// <summary>The phase of the backward pass, from 1, at whose end a gradient is complete; 0 where it is before.</summary>
    public int Phase { get; init; }

    /// <summary>Adjacent columns that are one unit: the places of a channel, where an image is one row.</summary>
    internal int ColumnsPerUnit => Shape.Count == 0 || Rows > 1 ? 1 : Columns / Shape[0];

    /// <summary>Where in an example a scalar is, axis by axis.</summary>
    internal int[] IndexOf(int row, int column)
    {
        int place = row % Rows;
        if (Shape.Count == 0)
        {
            return Rows == 1 ? [column] : [place, column];
        }

        // Channels lie side by side, place by place, or one after the other.
        int width = Shape[2];
        int places = Shape[1] * width;
        (int channel, place) = Rows > 1 ? (column, place) : (column / places, column % places);
        return [channel, place / width, place % width];
    }

    /// <summary>The first scalar of a batch that isn't finite, row by row; null where all are.</summary>
    internal (int Row, int Column)? FirstNonFinite(int batch)
    {
        for (int row = 0; row < batch * Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                if (!Matrix.IsFinite(row, column))
                {
                    return (row, column);
                }
            }
        }

        return null;
    }
}
