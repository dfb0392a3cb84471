using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Graph.Ops;

/// <summary>
/// n = γ⊙(x − mean x)/√(var x + ε) + β, column by column (Ioffe and Szegedy 2015). In training the moments are the batch's; at
/// inference, and in a frozen block, they are the running ones, and the layer is a scale and a shift that need no batch.
/// </summary>
/// <param name="Output">n.</param>
/// <param name="Input">x.</param>
/// <param name="Gain">γ; null for a layer that doesn't scale.</param>
/// <param name="Shift">β; null for a layer that doesn't shift.</param>
/// <param name="RunningMean">The mean that inference takes.</param>
/// <param name="RunningVariance">The variance that inference takes.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Momentum">The part of a batch's moments that goes into the running ones.</param>
/// <param name="IsFrozen">Whether training too takes the running moments, and leaves them as they are.</param>
internal sealed record BatchNormalization(
    string Output, string Input, string? Gain, string? Shift, string RunningMean, string RunningVariance, double Epsilon, double Momentum, bool IsFrozen) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => Parameters.Prepend(Input).ToEquatableArray();

    public override string Formula => IsFrozen
        ? $"{Output} = {Scaling}({Input} − {RunningMean}) / √({RunningVariance} + {InverseDeviation.EpsilonText(Epsilon)}){Shifting}"
        : $"{Output} = {Scaling}({Input} − mean {Input}) / √(var {Input} + {InverseDeviation.EpsilonText(Epsilon)}){Shifting}, over the batch";

    public override EquatableArray<Op> InTraining => IsFrozen ? AtInference : OverBatch;

    /// <summary>γ/√(v + ε) and the rest of the shift are one number a column each; what is left for each row is one product and one sum.</summary>
    public override EquatableArray<Op> AtInference
    {
        get
        {
            var scale = new RunningScale("scale" + Index, Gain, RunningVariance, Epsilon) { Layer = Layer, Site = Site };
            var shift = new RunningShift("shift" + Index, scale.Output, Shift, RunningMean) { Layer = Layer, Site = Site };
            Expression function = (new Variable(Input) * new Variable(scale.Output)) + new Variable(shift.Output);
            return EquatableArray.Create<Op>(
                scale, shift, new Elementwise(Output, EquatableArray.Create(Input, scale.Output, shift.Output), function) { Layer = Layer, Site = Site });
        }
    }

    private EquatableArray<Op> OverBatch
    {
        get
        {
            var mean = new BatchMean("μ" + Index, Input) { Layer = Layer, Site = Site };
            var variance = new BatchVariance("v" + Index, Input, mean.Output) { Layer = Layer, Site = Site };
            var standardized = new BatchStandardize("h" + Index, Input, mean.Output, variance.Output, Epsilon) { Layer = Layer, Site = Site };
            return EquatableArray.Create<Op>(
                mean,
                variance,
                standardized,
                new Affine(Output, standardized.Output, Gain, Shift) { Layer = Layer, Site = Site, IsOverBatch = true },
                new MoveMoments(RunningMean, RunningVariance, mean.Output, variance.Output, Momentum) { Layer = Layer, Site = Site, Stage = Stage.Statistics });
        }
    }

    private string Scaling => Gain is null ? "" : $"{Gain}⊙";

    private string Shifting => Shift is null ? "" : $" + {Shift}";

    private IEnumerable<string> Parameters => new[] { Gain, Shift, RunningMean, RunningVariance }.OfType<string>();

    private string Index => Output.Substring(1);

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    /// <summary>The columns are the channels of an image.</summary>
    public override Layout? InputLayout(Value value) => Layout.OfChannels(value.Known);

    /// <summary>[…, D] → […, D], and [C, H, W] → [C, H, W] channel by channel.</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        foreach (string parameter in Parameters)
        {
            shapes[parameter] = TensorShape.Of(shapes[Input].Channels);
        }

        shapes[Output] = shapes[Input];
    }
}
