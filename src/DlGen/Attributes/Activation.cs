namespace DlGen;

/// <summary>The function after each hidden layer of an <see cref="MlpAttribute"/>, with the defaults of its layer.</summary>
public enum Activation
{
    /// <summary>max(z, 0): see <see cref="ReluAttribute"/>.</summary>
    Relu,

    /// <summary>z where z &gt; 0, else 0.01·z: see <see cref="LeakyReluAttribute"/>.</summary>
    LeakyRelu,

    /// <summary>z where z &gt; 0, else eᶻ − 1: see <see cref="EluAttribute"/>.</summary>
    Elu,

    /// <summary>The scaled ELU, which keeps mean 0 and variance 1: see <see cref="SeluAttribute"/>.</summary>
    Selu,

    /// <summary>z·Φ(z), with the exact normal distribution Φ: see <see cref="GeluAttribute"/>.</summary>
    Gelu,

    /// <summary>z·Φ(z), with Φ approximated by tanh: see <see cref="GeluApproximation.Tanh"/>.</summary>
    GeluTanh,

    /// <summary>z·σ(z), also called swish: see <see cref="SiluAttribute"/>.</summary>
    Silu,

    /// <summary>ln(1 + eᶻ): see <see cref="SoftplusAttribute"/>.</summary>
    Softplus,

    /// <summary>σ(z) = 1 / (1 + e⁻ᶻ): see <see cref="SigmoidAttribute"/>.</summary>
    Sigmoid,

    /// <summary>tanh(z): see <see cref="TanhAttribute"/>.</summary>
    Tanh,

    /// <summary>z itself: the layers stay linear, and collapse to one. See <see cref="IdentityAttribute"/>.</summary>
    Identity,
}
