namespace DlGen.Generators.Layers;

/// <summary>[MaxPool1d(kernel)]: of every window of a sequence [C, T] the maximum.</summary>
internal sealed class MaxPool1dLayer : MaxPool2dLayer
{
    public override string Kind => "MaxPool1d";

    protected override bool IsOfSequence => true;
}

/// <summary>[AvgPool1d(kernel)]: of every window of a sequence [C, T] the mean.</summary>
internal sealed class AvgPool1dLayer : AvgPool2dLayer
{
    public override string Kind => "AvgPool1d";

    protected override bool IsOfSequence => true;
}
