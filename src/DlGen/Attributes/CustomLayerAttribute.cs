using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Says how long the rows of an <see cref="ICustomLayer"/> are, so that the compiler knows: <c>[CustomLayer(InputsPerOutput = 2)]</c>
/// where two inputs make an output. Without it, rows of any length are taken, and those that come out are as long. Of an
/// <see cref="IParametricLayer"/> it says how many parameters there are too, and how they start.
/// </summary>
/// <remarks>At most one of <see cref="OutputSize"/>, <see cref="InputsPerOutput"/> and <see cref="OutputsPerInput"/> is said.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class CustomLayerAttribute : Attribute
{
    /// <summary>The only length of an input row that the layer takes; any unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int InputSize { get; set; }

    /// <summary>The length of an output row, whatever comes in.</summary>
    [Range(1, int.MaxValue)]
    public int OutputSize { get; set; }

    /// <summary>How many inputs make an output; the length of an input row must be a multiple of it.</summary>
    [Range(1, int.MaxValue)]
    public int InputsPerOutput { get; set; }

    /// <summary>How many outputs an input makes.</summary>
    [Range(1, int.MaxValue)]
    public int OutputsPerInput { get; set; }

    /// <summary>How many parameters an <see cref="IParametricLayer"/> has, whatever the length of its rows; those that follow come on top.</summary>
    [Range(1, int.MaxValue)]
    public int Parameters { get; set; }

    /// <summary>How many parameters it has for each input.</summary>
    [Range(1, int.MaxValue)]
    public int ParametersPerInput { get; set; }

    /// <summary>How many parameters it has for each output.</summary>
    [Range(1, int.MaxValue)]
    public int ParametersPerOutput { get; set; }

    /// <summary>How many parameters it has for each pair of an input and an output, as a matrix of weights has one.</summary>
    [Range(1, int.MaxValue)]
    public int ParametersPerConnection { get; set; }

    /// <summary>
    /// What the parameters are drawn from before <see cref="IParametricLayer.Initialize"/> may set them; <see cref="Initialization.Zero"/>
    /// unless said otherwise. The fan-in is the number of inputs, the fan-out that of outputs.
    /// </summary>
    public Initialization Initialization { get; set; } = Initialization.Zero;
}
