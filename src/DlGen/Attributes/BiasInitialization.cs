namespace DlGen;

/// <summary>Where the biases of linear layers start before training.</summary>
public enum BiasInitialization
{
    /// <summary>
    /// <see cref="Uniform"/>, but <see cref="Zeros"/> in a layer whose weights start by <see cref="Initialization.Zero"/>, so that
    /// the whole layer starts at zero.
    /// </summary>
    Auto,

    /// <summary>
    /// Uniform between ±1/√n, as PyTorch's <c>nn.Linear</c>; n is the layer's number of inputs (fan-in). Neurons then differ in
    /// where they turn as well as in which direction. With biases of zero they all turn at the origin, which small networks on few
    /// inputs are slow to leave.
    /// </summary>
    Uniform,

    /// <summary>All zeros.</summary>
    Zeros,
}
