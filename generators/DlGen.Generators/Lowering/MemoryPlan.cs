using System.Text;

namespace DlGen.Generators.Lowering;

/// <summary>A buffer in the memory of values.</summary>
/// <param name="Name">The value it holds: an activation, a gradient, the losses of an output, or what is transposed.</param>
/// <param name="Size">Its length an example, in scalars on a CPU and in units of four on a GPU.</param>
/// <param name="Offset">Where it starts, counted alike.</param>
/// <param name="First">The phase that writes it first.</param>
/// <param name="Last">The phase that reads it last.</param>
internal sealed record PlannedBuffer(string Name, int Size, int Offset, int First, int Last);

/// <summary>Where values lie in their memory, and parameters in theirs; lengths are in scalars on a CPU and in units of four on a GPU.</summary>
/// <param name="Buffers">The values' buffers.</param>
/// <param name="Aliases">Values that take another's place.</param>
/// <param name="LossPhase">The last phase of the loss: what begins later is of the backward pass.</param>
/// <param name="ForwardLength">What the forward pass, the prediction and the loss need an example.</param>
/// <param name="TrainingLength">What training needs an example.</param>
/// <param name="ParameterOffsets">Where each parameter starts.</param>
/// <param name="ParameterLength">The length of all parameters.</param>
/// <param name="SummedLength">The length of those that are used several times, which lie first: as many hold the sums of their gradients.</param>
/// <param name="TrainedLength">The length of those that learn, which lie before the others.</param>
/// <param name="PerColumnOffsets">Where each value with one number a column starts, in a memory of their own.</param>
/// <param name="PerColumnLength">The length of that memory.</param>
internal sealed record MemoryPlan(
    IReadOnlyList<PlannedBuffer> Buffers,
    IReadOnlyDictionary<string, string> Aliases,
    int LossPhase,
    int ForwardLength,
    int TrainingLength,
    IReadOnlyDictionary<string, long> ParameterOffsets,
    long ParameterLength,
    long SummedLength,
    long TrainedLength,
    IReadOnlyDictionary<string, long> PerColumnOffsets,
    long PerColumnLength)
{
    /// <summary>The plan as text: what snapshots compare.</summary>
    public string ToText()
    {
        var text = new StringBuilder("memory, in scalars an example:\n");
        foreach (PlannedBuffer buffer in Buffers)
        {
            text.Append($"  {Text.Plain(buffer.Offset),6} … {Text.Plain(buffer.Offset + buffer.Size),6}  {buffer.Name}  phases {Text.Plain(buffer.First)}–{Text.Plain(buffer.Last)}\n");
        }

        foreach (KeyValuePair<string, string> alias in Aliases.OrderBy(alias => alias.Key, StringComparer.Ordinal))
        {
            text.Append($"  {alias.Key} in {alias.Value}'s place\n");
        }

        text.Append($"  {Text.Plain(ForwardLength)} forward, {Text.Plain(TrainingLength)} in training\n");
        foreach (KeyValuePair<string, long> parameter in ParameterOffsets.OrderBy(parameter => parameter.Value))
        {
            text.Append($"  {parameter.Key} at {Text.Plain(parameter.Value)}\n");
        }

        foreach (KeyValuePair<string, long> value in PerColumnOffsets)
        {
            text.Append($"  {value.Key} at {Text.Plain(value.Value)} of the values with one number a column\n");
        }

        text.Append($"  {Text.Plain(ParameterLength)} with all parameters\n");
        text.Append(TrainedLength == ParameterLength ? "" : $"  {Text.Plain(TrainedLength)} with those that learn\n");
        return (SummedLength == 0 ? text : text.Append($"  {Text.Plain(SummedLength)} with those that are used several times\n")).ToString();
    }
}
