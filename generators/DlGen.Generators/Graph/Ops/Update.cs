using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>W ← step(W, dW): whatever the optimizer makes of the gradient.</summary>
internal sealed record Update(string Parameter, string Gradient) : Change
{
    public override string Output => Parameter;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Parameter, Gradient);

    public override string Formula => $"{Parameter} ← step({Parameter}, {Gradient})";

    public override string? Joins => Gradient;
}
