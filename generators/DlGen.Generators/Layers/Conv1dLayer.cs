namespace DlGen.Generators.Layers;

/// <summary>[Conv1d(channels, kernel)]: every window of a sequence [C, T] times the same weights.</summary>
internal sealed class Conv1dLayer : Conv2dLayer
{
    public override string Kind => "Conv1d";

    protected override bool IsOfSequence => true;
}
