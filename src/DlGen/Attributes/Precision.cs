namespace DlGen;

/// <summary>The scalar that a network's parameters and values are, and that it computes in.</summary>
public enum Precision
{
    /// <summary>32-bit <see cref="float"/>: what training needs.</summary>
    Single,

    /// <summary>64-bit <see cref="double"/>, at half the speed: for checking gradients.</summary>
    Double,
}
