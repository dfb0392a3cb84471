namespace DlGen;

/// <summary>
/// What a GPU may round the operands of matrix products to, so that they run on its tensor cores. Products are added in single precision,
/// and parameters and all else stay as they are. The processor, and a GPU without such tensor cores, rounds nothing.
/// </summary>
public enum ProductRounding
{
    /// <summary>Nothing is rounded.</summary>
    None,

    /// <summary>TensorFloat-32: the exponent of a float with 10 bits of mantissa instead of 23.</summary>
    Tf32,

    /// <summary>
    /// bfloat16: 7 bits of mantissa, at twice the rate of <see cref="Tf32"/>. The least accurate, for networks that are trained on what is
    /// noisy anyway.
    /// </summary>
    Bf16,
}
