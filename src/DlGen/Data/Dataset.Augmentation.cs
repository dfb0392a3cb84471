using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DlGen.Runtime;

namespace DlGen;

// Inputs that are changed at random when a batch is gathered to train on.
public sealed partial class Dataset
{
    /// <summary>Room for an example's inputs and for what a step makes of them; each thread has its own, and keeps it.</summary>
    [ThreadStatic]
    private static float[]? room;

    /// <summary>What changes the inputs when a batch is gathered to train on; null for nothing.</summary>
    public Augmentation? Augmentation => view.Augmentation;

    /// <summary>
    /// The same examples, whose inputs are changed at random whenever a batch of them is gathered to train on: by <c>Train</c>, and by a loop over
    /// <see cref="Batches"/>. Evaluation, validation and <see cref="CopyInputs"/> see them as they are. A scaler acts behind it.
    /// </summary>
    /// <param name="augmentation">What is done with them; null for nothing.</param>
    /// <exception cref="ArgumentException">A step takes inputs of another shape, such as images.</exception>
    public Dataset WithAugmentation(Augmentation? augmentation)
    {
        foreach (AugmentationStep step in augmentation?.Steps ?? [])
        {
            step.Check(InputShape);
        }

        return new Dataset(examples, targets, rows, view with { Augmentation = augmentation });
    }

    /// <summary>Copies inputs to a batch as they are trained on in an epoch. After a thread's first example, this allocates nothing.</summary>
    private void GatherAugmented<T>(Augmentation augmentation, ReadOnlySpan<int> rows, ExampleRows<T> destination, int first, int last, int epoch)
        where T : unmanaged
    {
        for (int i = first; i < last; i++)
        {
            Span<float> changed = Augmented(augmentation, Row(rows[i]), epoch);
            if (typeof(T) == typeof(float))
            {
                view.Scaler?.Transform(changed, 0);
                destination.Set(i, MemoryMarshal.Cast<float, T>(changed));
            }
            else
            {
                // They are in the beginning or at the end of the thread's room.
                bool isFirst = Unsafe.AreSame(ref MemoryMarshal.GetReference(changed), ref room![0]);
                destination.Set(i, new ConvertedSource<T>(room, isFirst ? 0 : changed.Length, view.Scaler));
            }
        }
    }

    /// <summary>Copies the inputs of one of the rows as they are trained on in an epoch; null for as they are.</summary>
    internal void GatherExample<T>(int row, Span<T> destination, int? epoch)
        where T : unmanaged
    {
        if (view.Augmentation is not { } augmentation || epoch is not int number)
        {
            GatherInput(Row(row), 0, destination);
            return;
        }

        Conversion.Copy(Augmented(augmentation, Row(row), number), destination);
        view.Scaler?.Transform(destination, 0);
    }

    /// <summary>An example's changed inputs, in the thread's own room.</summary>
    private Span<float> Augmented(Augmentation augmentation, int row, int epoch)
    {
        int size = InputSize;
        if (room is null || room.Length < 2 * size)
        {
            room = new float[Lengths.Product(2, size, "augmentation", "An example's inputs")];
        }

        Span<float> inputs = room.AsSpan(0, size);
        if (examples.HasBytes)
        {
            Conversion.Scale(examples.BytesOf(row), inputs);
        }
        else
        {
            examples.FloatsOf(row).CopyTo(inputs);
        }

        return augmentation.Apply(inputs, room.AsSpan(size, size), InputShape, epoch, row);
    }

    /// <summary>Floats that become the network's scalars, scaled.</summary>
    private readonly struct ConvertedSource<T>(float[] values, int offset, Scaler? scaler) : IScalarSource<T>
        where T : unmanaged
    {
        public void Read(int start, Span<T> destination)
        {
            Conversion.Copy(values.AsSpan(offset + start, destination.Length), destination);
            scaler?.Transform(destination, start);
        }
    }
}
