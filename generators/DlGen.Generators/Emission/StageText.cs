using DlGen.Generators.Graph;

namespace DlGen.Generators.Emission;

/// <summary>What the methods of a program say of themselves: one for each stage of a step, in the order of the lecture.</summary>
internal static class StageText
{
    public static string Summary(NetworkGraph graph, Stage stage, Purpose purpose) => stage switch
    {
        Stage.Forward when purpose == Purpose.Inspection => $"{Input(graph)} → the value after every layer.",
        Stage.Forward => $"{Input(graph)} → {string.Join(", ", graph.Heads.Select(head => $"{head.Output} {Text.Batched(graph[head.Output])}"))}.{(purpose == Purpose.Inference ? "" : " Keeps what the backward pass needs.")}",
        Stage.Loss => $"How wrong the outputs are, row by row{(purpose == Purpose.Inference ? "" : ", and the gradient at the outputs")}.{(graph.SumOfLosses is { Length: > 0 } sum ? $" {sum}." : "")}",
        Stage.Backward when purpose == Purpose.Inference => "Inference has no backward pass.",
        Stage.Backward => "The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.",
        Stage.Statistics => "The running moments, which inference takes, go a part of the way to those of the batch; n is the number of its rows.",
        Stage.InputGradient => "How the loss changes with each input: the rest of the backward pass, which training leaves out.",
        _ => purpose == Purpose.Training ? "Training predicts nothing." : "Turns the outputs into predictions.",
    };

    /// <summary>What a method says that has nothing to do.</summary>
    public static string Nothing(Stage stage, Purpose purpose) => stage switch
    {
        Stage.Prediction when purpose == Purpose.Training => "// Inference does, with formulas of its own below.",
        Stage.Prediction => "// The outputs are the prediction.",
        Stage.Backward when purpose == Purpose.Inference => "// Nothing is learned here.",
        _ => "// Nothing to learn.",
    };

    private static string Input(NetworkGraph graph) => $"x {Text.Batched(graph[NetworkGraph.Input])}";
}
