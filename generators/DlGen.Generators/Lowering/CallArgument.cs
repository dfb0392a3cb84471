using DlGen.Generators.Graph;

namespace DlGen.Generators.Lowering;

/// <summary>An argument of a kernel call.</summary>
internal abstract record CallArgument
{
    /// <summary>The back ends whose kernels take it.</summary>
    public BackEnd For { get; init; } = BackEnd.Both;

    /// <summary>Whether the kernel takes it too where a group of a GPU's threads runs it on a slice of the batch.</summary>
    public bool IsOfGroups { get; init; } = true;

    /// <summary>The parameter's name, where the call is to say it.</summary>
    public string Label { get; init; } = "";
}

/// <summary>A value, a parameter, or nothing in the place of one.</summary>
/// <param name="Value">Its name; null for nothing.</param>
internal sealed record ValueArgument(string? Value) : CallArgument;

/// <summary>The targets of an output.</summary>
internal sealed record TargetsArgument(Head Head) : CallArgument;

/// <summary>The losses of an output's rows.</summary>
internal sealed record LossesArgument(Head Head) : CallArgument;

/// <summary>How many rows a batch of a value has.</summary>
/// <param name="OfExample">Rows that an example has.</param>
internal sealed record RowsArgument(int OfExample) : CallArgument;

/// <summary>A whole number.</summary>
internal sealed record CountArgument(long Count) : CallArgument;

/// <summary>Yes or no.</summary>
internal sealed record FlagArgument(bool Flag) : CallArgument;

/// <summary>A number of the network's scalar type; a kernel may ask for it in double precision.</summary>
internal sealed record NumberArgument(double Number, bool IsDouble = false) : CallArgument;

/// <summary>Values with their numbers of columns.</summary>
internal sealed record ColumnsArgument(IReadOnlyList<(string Value, int Columns)> Values) : CallArgument;

/// <summary>What is done with the kernel's results: the call's <see cref="KernelCall.Body"/>.</summary>
internal sealed record BodyArgument : CallArgument;

/// <summary>Where each token occurs in the batch: the call's <see cref="KernelCall.Chains"/>.</summary>
internal sealed record ChainsArgument : CallArgument;

/// <summary>What takes a parameter's gradient.</summary>
internal sealed record StepArgument(Passes.GradientEnd End) : CallArgument;
