using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>A convolution whose groups follow from the channels of the image, once those are known.</summary>
/// <param name="Output">z.</param>
/// <param name="Input">a.</param>
/// <param name="Kernel">K.</param>
/// <param name="Bias">b; null for none.</param>
/// <param name="Windows">The windows.</param>
internal sealed record ConvolutionOfGroups(string Output, string Input, string Kernel, string? Bias, Windows Windows) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs =>
        Bias is null ? EquatableArray.Create(Input, Kernel) : EquatableArray.Create(Input, Kernel, Bias);

    /// <summary>How many groups are declared; 0 where every channel is one.</summary>
    public int Groups { get; init; }

    /// <summary>How many channels come out; 0 where each group has <see cref="Multiplier"/>.</summary>
    public int Outputs { get; init; }

    /// <summary>How many channels come out of each group where their number isn't declared.</summary>
    public int Multiplier { get; init; } = 1;

    public override string Formula => $"{Output} = convolution of {Input} with {Kernel} in groups";

    /// <summary>A convolution in groups, or a plain one where there is only one group.</summary>
    public override Op WithShapes(ShapeScope shapes)
    {
        TensorShape image = shapes[Input];
        return (Windows.Needs(image, Site) ?? (Groups == 0 ? null : ChannelGroups.Divide(Groups, image.Axes[0], Outputs, Windows.Name, Site))) is { } problem
            ? new Refused(Output, Input, problem) { Layer = Layer, Site = Site }
            : Over(image.Axes[0]);
    }

    public override void InferShapes(ShapeScope shapes) => throw new InvalidOperationException($"'{Formula}' has no groups yet.");

    private Convolution Over(int channels)
    {
        int groups = Groups == 0 ? channels : Groups;
        int outputs = Outputs == 0 ? TensorShape.Length((long)groups * Multiplier) : Outputs;
        return new Convolution(Output, Input, Kernel, Bias, outputs, Windows)
        {
            Layer = Layer,
            Site = Site,
            Groups = groups == 1 ? null : new ChannelGroups(groups, channels / groups, outputs / groups),
        };
    }
}
