namespace DlGen;

/// <summary>
/// The distribution that weights are drawn from before training; for biases see <see cref="BiasInitialization"/>. n is the layer's
/// number of inputs (fan-in), m its number of outputs (fan-out).
/// </summary>
public enum Initialization
{
    /// <summary>
    /// As the activation after the layer asks: <see cref="He"/> for the ReLU family, <see cref="Xavier"/> for sigmoid,
    /// tanh and none, <see cref="LeCun"/> for SELU; for a custom function see <see cref="ApplyAttribute"/>.
    /// </summary>
    Auto,

    /// <summary>Normal with standard deviation √(2 / n) (He et al. 2015).</summary>
    He,

    /// <summary>Uniform between ±√(6 / n) (He et al. 2015).</summary>
    HeUniform,

    /// <summary>Normal with standard deviation √(2 / (n + m)) (Glorot and Bengio 2010).</summary>
    Xavier,

    /// <summary>Uniform between ±√(6 / (n + m)) (Glorot and Bengio 2010).</summary>
    XavierUniform,

    /// <summary>Normal with standard deviation √(1 / n) (LeCun et al. 1998).</summary>
    LeCun,

    /// <summary>Uniform between ±√(3 / n) (LeCun et al. 1998).</summary>
    LeCunUniform,

    /// <summary>All zeros: only for a layer whose weights are set by hand or loaded, since equal neurons stay equal.</summary>
    Zero,
}
