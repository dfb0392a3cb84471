namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>What a product's operands are rounded to. Products are added in single precision.</summary>
internal interface ITensorFormat
{
    /// <summary>Two neighbours in depth, rounded.</summary>
    static abstract Pair Round<TInstructions>(TInstructions instructions, Float2 values)
        where TInstructions : struct, ITensorInstructions<TInstructions>;

    /// <summary>A lane's part of sums [16 × 8] + a [16 × 16] · b [16 × 8].</summary>
    static abstract Float4 Add<TInstructions>(TInstructions instructions, Float4 sums, RowFragment a, ColumnFragment b)
        where TInstructions : struct, ITensorInstructions<TInstructions>;
}

/// <summary>TensorFloat-32: the exponent of a float and 10 bits of its mantissa.</summary>
internal readonly struct Tf32 : ITensorFormat
{
    public static Pair Round<TInstructions>(TInstructions instructions, Float2 values)
        where TInstructions : struct, ITensorInstructions<TInstructions> =>
        new(instructions.ToTf32(values.X), instructions.ToTf32(values.Y));

    /// <remarks>
    /// Twice a depth of 8. What the instruction calls depth t and t + 4 are 2t and 2t + 1 here, in both operands alike: a sum
    /// doesn't mind, and the two lie side by side.
    /// </remarks>
    public static Float4 Add<TInstructions>(TInstructions instructions, Float4 sums, RowFragment a, ColumnFragment b)
        where TInstructions : struct, ITensorInstructions<TInstructions>
    {
        Float4 half = instructions.MultiplyTf32(
            sums, a.Top.First, a.Bottom.First, a.Top.Second, a.Bottom.Second, b.Near.First, b.Near.Second);
        return instructions.MultiplyTf32(
            half, a.FarTop.First, a.FarBottom.First, a.FarTop.Second, a.FarBottom.Second, b.Far.First, b.Far.Second);
    }
}

/// <summary>bfloat16: the upper half of a float, 7 bits of its mantissa.</summary>
internal readonly struct Bf16 : ITensorFormat
{
    public static Pair Round<TInstructions>(TInstructions instructions, Float2 values)
        where TInstructions : struct, ITensorInstructions<TInstructions> => new(instructions.ToBf16(values.X, values.Y), 0);

    public static Float4 Add<TInstructions>(TInstructions instructions, Float4 sums, RowFragment a, ColumnFragment b)
        where TInstructions : struct, ITensorInstructions<TInstructions> => instructions.MultiplyBf16(
            sums, a.Top.First, a.Bottom.First, a.FarTop.First, a.FarBottom.First, b.Near.First, b.Far.First);
}
