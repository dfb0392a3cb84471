using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>A layer that can't be added, for a reason that is reported where shapes are.</summary>
internal sealed record Refused(string Output, string Input, Problem Problem) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output} = ?";

    public override void InferShapes(ShapeScope shapes) => shapes.Report(Problem);
}
