using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>What the steps of an epoch have shown of a value that the forward pass leaves in memory.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class ValueCheck<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How near to an end an output of a sigmoid or tanh counts as saturated, as a part of the whole range. The slope there is less than a fifth of its maximum.</summary>
    private const double NearEnd = 0.05;

    private const int Panel = Panels<T>.Width;
    private readonly T[] largest;
    private readonly double[] saturated;
    private readonly Vector<T> low;
    private readonly Vector<T> high;
    private readonly bool saturates;
    private long rows;

    public ValueCheck(StoredValue<T> value)
    {
        Value = value;
        PanelCount = (value.Columns + Panel - 1) / Panel;
        largest = new T[PanelCount * Panel];
        saturated = new double[PanelCount];
        saturates = value.Units is UnitKind.Sigmoid or UnitKind.Tanh;
        double minimum = value.Units == UnitKind.Tanh ? -1 : 0;
        double margin = NearEnd * (1 - minimum);
        low = new Vector<T>(T.CreateTruncating(minimum + margin));
        high = new Vector<T>(T.CreateTruncating(1 - margin));
    }

    /// <summary>The value, in the memory of the buffers in use.</summary>
    public StoredValue<T> Value { get; set; }

    /// <summary>How many panels of 16 columns it has: what threads share.</summary>
    public int PanelCount { get; }

    /// <summary>The largest size of a scalar in the epoch.</summary>
    public double Largest => double.CreateTruncating(largest.AsSpan(0, Value.Columns).ToArray().Max());

    /// <summary>The share of units that were 0 for all examples of the epoch; null where that isn't a relu's death.</summary>
    public double? Dead
    {
        get
        {
            if (Value.Units != UnitKind.Relu || rows == 0)
            {
                return null;
            }

            int columns = Value.ColumnsPerUnit;
            int units = Value.Columns / columns;
            int dead = 0;
            for (int unit = 0; unit < units; unit++)
            {
                dead += largest.AsSpan(unit * columns, columns).ContainsAnyExcept(T.Zero) ? 0 : 1;
            }

            return (double)dead / units;
        }
    }

    /// <summary>The share of outputs near an end of the activation's range, over the epoch; null for an activation without ends.</summary>
    public double? Saturated => saturates && rows > 0 ? saturated.Sum() / ((double)rows * Value.Columns) : null;

    /// <summary>Counts the rows of a batch.</summary>
    public void Add(int batch) => rows += (long)batch * Value.Rows;

    /// <summary>Begins a new epoch.</summary>
    public void Clear()
    {
        Array.Clear(largest);
        Array.Clear(saturated);
        rows = 0;
    }

    /// <summary>Looks at a panel of the batch.</summary>
    /// <returns>Whether all of it is finite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Look(int panel, int batch)
    {
        T* origin = Value.Matrix.At(0, panel * Panel);
        int count = batch * Value.Rows;
        Vector<T> most = Finite.Largest<T>();
        bool isFinite = true;
        int columns = Math.Min(Panel, Value.Columns - (panel * Panel));
        fixed (T* maxima = &largest[panel * Panel])
        {
            for (int column = 0; column < columns; column += Vector<T>.Count)
            {
                Vector<T> maximum = Vector.Load(maxima + column);
                Vector<T> atEnds = Vector<T>.Zero;
                Vector<T> finite = Vector<T>.AllBitsSet;
                for (int row = 0; row < count; row++)
                {
                    Vector<T> value = Vector.Load(origin + ((nint)row * Panel) + column);
                    Vector<T> size = Vector.Abs(value);
                    finite &= Vector.LessThanOrEqual(size, most);
                    maximum = Vector.Max(maximum, size);
                    if (saturates)
                    {
                        atEnds += Vector.ConditionalSelect(Vector.LessThan(value, low) | Vector.GreaterThan(value, high), Vector<T>.One, Vector<T>.Zero);
                    }
                }

                Vector.Store(maximum, maxima + column);
                Vector<T> bad = Vector.ConditionalSelect(finite, Vector<T>.Zero, Vector<T>.One);
                for (int lane = 0; lane < Vector<T>.Count && column + lane < columns; lane++)
                {
                    // What is behind a row's end is nobody's.
                    saturated[panel] += double.CreateTruncating(atEnds[lane]);
                    isFinite &= bad[lane] == T.Zero;
                }
            }
        }

        return isFinite;
    }
}
