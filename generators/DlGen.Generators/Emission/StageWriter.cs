using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;

namespace DlGen.Generators.Emission;

/// <summary>Writes the methods of a program: one for each stage of a step, in the order of the lecture.</summary>
internal sealed class StageWriter(CodeWriter code, LoweredProgram program, CallWriter calls, Purpose purpose)
{
    /// <summary>The attribute of the methods; empty for none.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>Writes what the calls of a stage are handed besides values, and returns whether there is anything.</summary>
    public Func<Stage, List<ScheduledCall>, bool> WriteVariables { get; init; } = static (_, _) => false;

    private NetworkGraph Graph => program.Graph;

    /// <summary>Writes the method of a stage: its calls in order, and where threads meet between them.</summary>
    public void Write(Stage stage, string signature)
    {
        if (stage != Stage.Forward)
        {
            code.Line();
        }

        code.Line($"/// <summary>{Text.Xml(Summary(stage))}</summary>");
        code.Lines(Attribute.Length == 0 ? [] : [Attribute]);
        using (code.Braces($"public override void {signature}"))
        {
            List<ScheduledCall> scheduled = [.. program.In(stage)];
            if (scheduled.Count == 0)
            {
                code.Line(Nothing(stage));
                return;
            }

            if (WriteVariables(stage, scheduled))
            {
                code.Line();
            }

            for (int index = 0; index < scheduled.Count; index++)
            {
                if (index > 0)
                {
                    code.Line();
                }

                if (scheduled[index].MeetBecause is { } reason)
                {
                    code.Line(scheduled[index].MeetsWithinExamples ? "worker.MeetWithinExamples(batch);" : "worker.Meet();", reason);
                    code.Line();
                }

                calls.Write(code, scheduled[index].Call);
            }
        }
    }

    /// <summary>What the method of a stage says of itself.</summary>
    private string Summary(Stage stage) => stage switch
    {
        Stage.Forward when purpose == Purpose.Inspection => $"{Input} → the value after every layer.",
        Stage.Forward => $"{Input} → {string.Join(", ", Graph.Heads.Select(head => $"{head.Output} {Text.Batched(Graph[head.Output])}"))}.{(purpose == Purpose.Inference ? "" : " Keeps what the backward pass needs.")}",
        Stage.Loss => $"How wrong the outputs are, row by row{(purpose == Purpose.Inference ? "" : ", and the gradient at the outputs")}.{(Graph.SumOfLosses is { Length: > 0 } sum ? $" {sum}." : "")}",
        Stage.Backward when purpose == Purpose.Inference => "Inference has no backward pass.",
        Stage.Backward => "The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.",
        Stage.Statistics => "The running moments, which inference takes, go a part of the way to those of the batch; n is the number of its rows.",
        Stage.InputGradient => "How the loss changes with each input: the rest of the backward pass, which training leaves out.",
        _ => purpose == Purpose.Training ? "Training predicts nothing." : "Turns the outputs into predictions.",
    };

    /// <summary>What the method of a stage says that has nothing to do.</summary>
    private string Nothing(Stage stage) => stage switch
    {
        Stage.Prediction when purpose == Purpose.Training => "// Inference does, with formulas of its own below.",
        Stage.Prediction => "// The outputs are the prediction.",
        Stage.Backward when purpose == Purpose.Inference => "// Nothing is learned here.",
        _ => "// Nothing to learn.",
    };

    private string Input => $"x {Text.Batched(Graph[NetworkGraph.Input])}";
}
