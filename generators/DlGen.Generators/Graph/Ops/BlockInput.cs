using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>What comes into a block, where it must have the shape that the block declares.</summary>
internal sealed record BlockInput(string Output, string Input, TensorShape Declared, string Block) : View
{
    public override string Output { get; } = Output;

    public override string Input { get; init; } = Input;

    public override string Formula => $"{Output} = {Input}";

    public override string? Note => null;

    public override bool TakesIndices => true;

    public override Layout? InputLayout(Value value) => null;

    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape given = shapes[Input];
        if (given != Declared)
        {
            shapes.Report(Problem.At(Site, DiagnosticIds.BlockInputShape, Block, Declared.ToString(), given.ToString()));
        }

        shapes[Output] = given;
    }
}
