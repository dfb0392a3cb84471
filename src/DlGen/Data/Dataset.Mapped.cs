using DlGen.Formats;
using static System.FormattableString;

namespace DlGen;

// Datasets that are larger than memory.
public sealed partial class Dataset
{
    /// <summary>Whether the inputs stay in their file, mapped into memory.</summary>
    public bool IsMapped => examples.Mapped is not null;

    /// <summary>
    /// Images and their labels from a pair of IDX files, of which the images stay in their file: it is mapped into memory, and the system reads
    /// what is asked for. So it may be larger than memory. While a network trains, what comes next is fetched. <see cref="Shuffling"/> says in which order.
    /// </summary>
    /// <remarks>The file must not change or be cut short as long as the dataset is in use.</remarks>
    /// <param name="images">The path of the images, which aren't compressed: IDX type 0x08 of rank 2 or more.</param>
    /// <param name="labels">The path of the labels: IDX type 0x08 of rank 1, plain or compressed with gzip.</param>
    /// <exception cref="FileNotFoundException">A file doesn't exist.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is compressed, truncated, too long or of another kind, or the two don't hold the same number of examples.
    /// </exception>
    public static Dataset MapIdx(string images, string labels)
    {
        ArgumentException.ThrowIfNullOrEmpty(images);
        ArgumentException.ThrowIfNullOrEmpty(labels);
        IdxFile labelFile = IdxFile.ReadLabels(labels);
        (int[] dimensions, long offset) = IdxFile.ReadImageDimensions(images);
        if (dimensions[0] != labelFile.Dimensions[0])
        {
            throw new InvalidDataException(Invariant($"{images} holds {dimensions[0]} images, {labelFile} holds {labelFile.Dimensions[0]} labels."));
        }

        int[] shape = dimensions[1..];
        var mapped = new MappedInputs(images, offset, dimensions[0], Size(shape, images), hasBytes: true);
        return new Dataset(Examples.Of(mapped, dimensions[0], shape), [ExampleTargets.Of(labelFile.Values, labels)]);
    }

    /// <summary>
    /// Inputs and targets from a pair of NumPy's arrays (.npy), of which the inputs stay in their file: it is mapped into memory, and the system
    /// reads what is asked for. So it may be larger than memory. While a network trains, what comes next is fetched. <see cref="Shuffling"/> says in which order.
    /// </summary>
    /// <remarks>
    /// The file must not change or be cut short as long as the dataset is in use. Its values aren't looked at before they are trained on: one that
    /// isn't finite shows in the loss, and the exception names its row.
    /// </remarks>
    /// <param name="inputs">The array of inputs, of type float32 or uint8, in C order and little-endian, as numpy.save writes it as a rule.</param>
    /// <param name="targets">The array of targets: integers are labels, one or more an example; floats are target values.</param>
    /// <exception cref="FileNotFoundException">A file doesn't exist.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is truncated, too long or of another kind or type, or the two don't hold the same number of examples.
    /// </exception>
    public static Dataset MapNpy(string inputs, string targets)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputs);
        ArgumentException.ThrowIfNullOrEmpty(targets);
        NpyFile targetFile = NpyFile.Read(targets);
        (NpyHeader header, long offset) = NpyFile.ReadHeader(inputs);
        bool hasBytes = header.Type is (_, 'u', 1);
        if (!hasBytes && (header.Type is not ('<' or '=', 'f', 4) || !BitConverter.IsLittleEndian))
        {
            throw new InvalidDataException(Invariant(
                $"{inputs}: elements of type '{header.Type.Order}{header.Type.Kind}{header.Type.Size}'; an array that is mapped has type '<f4' or '|u1'. Dataset.FromNpy reads others."));
        }

        if (header.IsFortran && header.Shape.Length > 1)
        {
            throw new InvalidDataException(Invariant($"{inputs}: the array is in Fortran order; one that is mapped is in C order. Dataset.FromNpy reads others."));
        }

        long count = header.Shape.Length == 0 ? 0 : header.Shape[0];
        if (count != targetFile.Dimensions[0])
        {
            throw new InvalidDataException(Invariant($"{inputs} holds {count} examples, {targets} targets of {targetFile.Dimensions[0]}."));
        }

        int[] shape = header.Shape.Length == 1 ? [1] : Array.ConvertAll(header.Shape[1..], length => length is > 0 and <= int.MaxValue
            ? (int)length
            : throw new InvalidDataException(Invariant($"{inputs}: its shape is {ShapeText.Format<long>(header.Shape)}; an array of examples has axes that are at least 1 long.")));
        var mapped = new MappedInputs(inputs, offset, (int)count, Size(shape, inputs), hasBytes);
        return new Dataset(Examples.Of(mapped, (int)count, shape), [Targets(targetFile)]);
    }

    /// <summary>Says whether mapped inputs are read here and there from now on, or in order.</summary>
    internal void ReadAtRandom(bool atRandom) => examples.Mapped?.ReadAtRandom(atRandom);

    /// <summary>Has the system begin to read inputs, if they are mapped and not in memory.</summary>
    internal void BeginFetch(ReadOnlySpan<int> rows)
    {
        if (IsMapped)
        {
            foreach (int row in rows)
            {
                BeginFetch(row);
            }
        }
    }

    /// <summary>Has the system begin to read a row's inputs, if they aren't in memory. The row is one of this dataset's.</summary>
    internal void BeginFetch(int row) => examples.Mapped?.BeginFetch(Row(row));

    /// <summary>Waits until a row's inputs are in memory. The row is one of this dataset's.</summary>
    internal int Touch(int row) => examples.Mapped is { } mapped ? mapped.Touch(Row(row)) : 0;

    /// <summary>Has the system begin to read the inputs of rows that lie end to end. The first is a row in memory.</summary>
    internal void BeginFetch(int first, int count) => examples.Mapped?.BeginFetch(first, count);

    /// <summary>Waits until the inputs of rows that lie end to end are in memory. The first is a row in memory.</summary>
    internal int Touch(int first, int count) => examples.Mapped is { } mapped ? mapped.Touch(first, count) : 0;

    private static int Size(int[] shape, string path)
    {
        long size = 1;
        foreach (int length in shape)
        {
            size *= length;
            if (size > Array.MaxLength / sizeof(float))
            {
                throw new InvalidDataException(Invariant($"{path}: an example of shape {ShapeText.Format<int>(shape)} has more values than an array can hold."));
            }
        }

        return (int)size;
    }
}
