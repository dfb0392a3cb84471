using DlGen.Formats;
using DlGen.Kernels;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>The inputs behind datasets: checked once and never written again, so that every part of a split can share them.</summary>
internal sealed class Examples
{
    private Examples(int count, int[] inputShape)
    {
        Count = count;
        InputShape = inputShape;
        InputSize = Lengths.Product(inputShape);
    }

    public int Count { get; }

    public int[] InputShape { get; }

    public int InputSize { get; }

    /// <summary>Inputs that stay in their file; null when they are <see cref="Floats"/> or <see cref="Bytes"/>.</summary>
    public MappedInputs? Mapped { get; private init; }

    /// <summary>Whether inputs are bytes; else they are floats.</summary>
    public bool HasBytes => Bytes is not null || Mapped is { HasBytes: true };

    /// <summary>[Count × InputSize]; null when the inputs are <see cref="Bytes"/> or <see cref="Mapped"/>.</summary>
    public float[]? Floats { get; private init; }

    /// <summary>[Count × InputSize], 0 to 255 for 0 to 1; null when the inputs are <see cref="Floats"/> or <see cref="Mapped"/>.</summary>
    public byte[]? Bytes { get; private init; }

    /// <summary>Where the examples come from: rows of two datasets are the same if they have the same number in the same origin.</summary>
    public Origin Origin { get; private init; } = new();

    /// <summary>The names of the inputs; empty where they have none.</summary>
    public string[] InputNames { get; init; } = [];

    /// <summary>Columns of text beside the examples, by name: a text for each of them.</summary>
    public IReadOnlyDictionary<string, string[]> SideColumns { get; init; } = new Dictionary<string, string[]>();

    /// <summary>What became of the columns of the file that the examples are from; null where they are from no such file.</summary>
    public CsvSchema? Schema { get; init; }

    /// <summary>Whether some inputs are NaN, for they are missing.</summary>
    public bool HasMissing { get; init; }

    /// <summary>The tokens that all examples were seen to have, so that asking at every step costs nothing.</summary>
    private volatile TokenInputs[] fittingTokens = [];

    /// <summary>Whether all examples were seen to have these tokens.</summary>
    public bool HaveFitted(TokenInputs tokens) => Array.IndexOf(fittingTokens, tokens) >= 0;

    /// <summary>Keeps in mind that all examples have these tokens. Of two threads that say so at once one may be forgotten, and asks again.</summary>
    public void Fit(TokenInputs tokens) => fittingTokens = [.. fittingTokens, tokens];

    /// <summary>Inputs that the caller gives, row by row.</summary>
    public static Examples Of(float[] inputs, int count)
    {
        int size = RowSize(inputs.Length, count, nameof(inputs));
        CheckFinite(inputs, size, nameof(inputs));
        return new Examples(count, [size]) { Floats = inputs };
    }

    /// <summary>Inputs in an array that nobody else holds, with a shape.</summary>
    public static Examples Of(float[] inputs, int count, int[] inputShape)
    {
        CheckFinite(inputs, inputs.Length / count, nameof(inputs));
        return new Examples(count, inputShape) { Floats = inputs };
    }

    /// <summary>The inputs of a file of separated values, in an array that nobody else holds. They are finite or, where they are missing, NaN.</summary>
    public static Examples Of(CsvReading.Result table) => new(table.Count, [table.Inputs.Length / table.Count])
    {
        Floats = table.Inputs,
        InputNames = table.Schema.InputNames(),
        SideColumns = table.Side,
        Schema = table.Schema,
        HasMissing = table.HasMissing,
    };

    /// <summary>The same examples with other inputs.</summary>
    public Examples With(float[] inputs) => new(Count, [RowSize(inputs.Length, Count, nameof(inputs))])
    {
        Floats = inputs,
        Origin = Origin,
        SideColumns = SideColumns,
        HasMissing = HasMissing,
    };

    /// <summary>Inputs that stay in their file.</summary>
    public static Examples Of(MappedInputs inputs, int count, int[] inputShape) => new(count, inputShape) { Mapped = inputs };

    /// <summary>The bytes of an example; the inputs must be bytes.</summary>
    public ReadOnlySpan<byte> BytesOf(int row) => Bytes is null ? Mapped!.Bytes(row) : Bytes.AsSpan(row * InputSize, InputSize);

    /// <summary>The floats of an example; the inputs must be floats.</summary>
    public ReadOnlySpan<float> FloatsOf(int row) => Floats is null ? Mapped!.Floats(row) : Floats.AsSpan(row * InputSize, InputSize);

    /// <summary>The same examples as if they came from elsewhere.</summary>
    public Examples AsOthers() => new(Count, InputShape)
    {
        Floats = Floats,
        Bytes = Bytes,
        Mapped = Mapped,
        InputNames = InputNames,
        SideColumns = SideColumns,
        Schema = Schema,
        HasMissing = HasMissing,
    };

    /// <summary>Inputs as bytes, in an array that nobody else holds.</summary>
    public static Examples Of(byte[] inputs, int count, int[] inputShape) => new(count, inputShape) { Bytes = inputs };

    /// <summary>Inputs as bytes, in an array that nobody else holds, with columns of text beside them.</summary>
    public static Examples Of(byte[] inputs, int count, int[] inputShape, IReadOnlyDictionary<string, string[]> sideColumns) =>
        new(count, inputShape) { Bytes = inputs, SideColumns = sideColumns };

    /// <summary>The length of a row, of which there are as many as examples.</summary>
    public static int RowSize(int length, int count, string name)
    {
        if (count == 0)
        {
            throw new ArgumentException(Invariant($"{name}: {length} values were given for a dataset that is empty."), name);
        }

        if (length == 0 || length % count != 0)
        {
            throw new ArgumentException(Invariant(
                $"{name}: {length} values are not a whole number of values for each of {count} examples."), name);
        }

        return length / count;
    }

    /// <summary>Throws unless all values are finite; the message names the first that isn't.</summary>
    public static void CheckFinite(float[] values, int columns, string name)
    {
        int bad = Finite.IndexOfOther<float>(values);
        if (bad >= 0)
        {
            throw new ArgumentException(Invariant(
                $"{name}: row {bad / columns}, column {bad % columns} is {values[bad]}; every value must be finite."), name);
        }
    }
}
