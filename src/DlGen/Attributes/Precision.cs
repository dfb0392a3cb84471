namespace DlGen;

/// <summary>
/// What a network computes in. Parameters and values are <see cref="float"/>s, or with <see cref="Double"/>
/// <see cref="double"/>s; <see cref="Tf32"/> and <see cref="Bf16"/> let a GPU round what it multiplies.
/// </summary>
public enum Precision
{
    /// <summary>32-bit <see cref="float"/>: what training needs.</summary>
    Single,

    /// <summary>64-bit <see cref="double"/>, at half the speed: for checking gradients.</summary>
    Double,

    /// <summary>
    /// As <see cref="Single"/>, but on a GPU with tensor cores the operands of matrix products are rounded to TensorFloat-32:
    /// the exponent of a float with 10 bits of mantissa instead of 23. Products are added in single precision, and all else
    /// stays as it is. The processor, and a GPU without such tensor cores, computes as with <see cref="Single"/>.
    /// </summary>
    Tf32,

    /// <summary>
    /// As <see cref="Tf32"/>, with bfloat16 in its place: 7 bits of mantissa, at twice the rate. The least accurate, for
    /// networks that are trained on what is noisy anyway.
    /// </summary>
    Bf16,
}
