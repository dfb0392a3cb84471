namespace DlGen.Generators.Model;

/// <summary>A type that computes a custom layer.</summary>
/// <param name="Name">Its name, as formulas write it.</param>
/// <param name="TypeName">Its name with the types around it and its type arguments, without namespaces: Scaled&lt;Half&gt;.</param>
/// <param name="Code">Its full name as code: global::Project.Maxout.</param>
/// <param name="Sizes">What it says of the length of its rows.</param>
/// <param name="Parameters">What it says of its parameters; null for a layer without any.</param>
internal sealed record CustomLayerSpec(string Name, string TypeName, string Code, SizeRule Sizes, ParameterRule? Parameters);

/// <summary>What a custom layer says of the length of its rows; 0 where it says nothing.</summary>
/// <param name="InputSize">The only length that it takes.</param>
/// <param name="OutputSize">The length that comes out.</param>
/// <param name="InputsPerOutput">How many inputs make an output.</param>
/// <param name="OutputsPerInput">How many outputs an input makes.</param>
internal sealed record SizeRule(int InputSize, int OutputSize, int InputsPerOutput, int OutputsPerInput)
{
    /// <summary>Longer rows are too large to plan.</summary>
    public const int Longest = int.MaxValue / 2;

    /// <summary>The length near <paramref name="inputs"/> that it would take; the same where it fits.</summary>
    public int Fitting(int inputs) =>
        InputSize > 0 ? InputSize
        : InputsPerOutput > 0 ? Math.Max(1, inputs / InputsPerOutput) * InputsPerOutput
        : inputs;

    /// <summary>Whether it says the length that comes out, from that which comes in.</summary>
    public bool IsOutputKnown => OutputSize > 0 || InputsPerOutput > 0 || OutputsPerInput > 0;

    /// <summary>The length that comes out; null where it says nothing of it.</summary>
    public int? OutputOf(int inputs) =>
        OutputSize > 0 ? OutputSize
        : InputsPerOutput > 0 ? inputs / InputsPerOutput
        : OutputsPerInput > 0 ? (int)Math.Min((long)inputs * OutputsPerInput, Longest)
        : null;
}

/// <summary>What a custom layer says of its parameters: their number is the sum of what it says.</summary>
/// <param name="Parameters">So many for any row.</param>
/// <param name="ParametersPerInput">So many for each input.</param>
/// <param name="ParametersPerOutput">So many for each output.</param>
/// <param name="ParametersPerConnection">So many for each pair of an input and an output.</param>
/// <param name="Initialization">What they are drawn from.</param>
/// <param name="Initializes">Whether the type has a method that sets them.</param>
internal sealed record ParameterRule(
    int Parameters, int ParametersPerInput, int ParametersPerOutput, int ParametersPerConnection, string Initialization, bool Initializes)
{
    /// <summary>How many parameters there are; of more than can be planned any number of these.</summary>
    public int Count(int inputs, int outputs)
    {
        double count = Parameters + ((double)ParametersPerInput * inputs) + ((double)ParametersPerOutput * outputs) + ((double)ParametersPerConnection * inputs * outputs);
        return (int)Math.Min(count, SizeRule.Longest);
    }
}
