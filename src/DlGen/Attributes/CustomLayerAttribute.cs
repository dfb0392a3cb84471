using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Says how long the rows of an <see cref="ICustomLayer"/> are, so that the compiler knows: <c>[CustomLayer(InputsPerOutput = 2)]</c>
/// where two inputs make an output. Without it, rows of any length are taken, and those that come out are as long.
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
}
