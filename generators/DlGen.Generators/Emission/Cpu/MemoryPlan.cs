using System.Text;
using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>A buffer in the arena of values.</summary>
/// <param name="Name">The value it holds.</param>
/// <param name="Size">Scalars an example.</param>
/// <param name="Offset">Where it starts, in scalars an example.</param>
/// <param name="First">The phase that writes it first.</param>
/// <param name="Last">The phase that reads it last.</param>
internal sealed record PlannedBuffer(string Name, int Size, int Offset, int First, int Last);

/// <summary>Where values lie in their arena, and parameters in theirs.</summary>
/// <param name="Buffers">The values' buffers.</param>
/// <param name="Aliases">Values that take another's place.</param>
/// <param name="ForwardLength">Scalars an example that the forward pass, the prediction and the loss need.</param>
/// <param name="TrainingLength">Scalars an example that training needs.</param>
/// <param name="ParameterOffsets">Where each parameter starts.</param>
/// <param name="ParameterLength">Scalars in the parameter arena.</param>
/// <param name="SummedLength">Scalars of those that are used several times, which lie first: as many hold the sums of their gradients.</param>
/// <param name="TrainedLength">Scalars of those that learn, which lie before the others.</param>
/// <param name="PerColumnOffsets">Where each value with one number a column starts, in an arena of their own.</param>
/// <param name="PerColumnLength">Scalars in that arena.</param>
internal sealed record MemoryPlan(
    IReadOnlyList<PlannedBuffer> Buffers,
    IReadOnlyDictionary<string, string> Aliases,
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
