using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Tests.Training;

/// <summary>A shape for <see cref="HandWrittenComputation{T}"/>, and where its parameters lie.</summary>
internal sealed record HandWrittenModel(
    int Inputs, int Hidden, int Outputs, TargetKind Targets = TargetKind.Classes, int Positions = 1, long MultiplyAdds = 10_000_000)
{
    public int W1 => 0;

    public int B1 => Pad(Inputs) * Pad(Hidden);

    public int W2 => B1 + Pad(Hidden);

    public int B2 => W2 + (Pad(Hidden) * Pad(Outputs));

    public int Length => B2 + Pad(Outputs);

    public static int Pad(int length) => (length + 15) / 16 * 16;

    public static int Place(int offset, int inputs, int output, int input) =>
        offset + (((output / 16 * Pad(inputs)) + input) * 16) + (output % 16);

    public NetworkModel<T> Create<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new()
        {
            Name = "HandWritten",
            InputShape = Positions == 1 ? [Inputs] : [Positions, Inputs],
            Heads = [new("", Positions == 1 ? [Outputs] : [Positions, Outputs], Positions, Targets)],
            Layers = ["linear1", "linear2"],
            Parameters =
            [
                new ParameterModel("0.weight", 0, ParameterLayout.Panels, W1, Hidden, Inputs),
                new ParameterModel("0.bias", 0, ParameterLayout.Row, B1, 1, Hidden),
                new ParameterModel("2.weight", 1, ParameterLayout.Panels, W2, Outputs, Hidden),
                new ParameterModel("2.bias", 1, ParameterLayout.Row, B2, 1, Outputs),
            ],
            ParameterLength = Length,
            MultiplyAdds = MultiplyAdds,
            CreateComputation = (arena, capacity, training) => new HandWrittenComputation<T>(this, arena, capacity, training),
            Initialize = Initialize,
        };

    public NetworkRuntime<T> Network<T>(int seed = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(Create<T>(), seed);

    private void Initialize<T>(Arena<T> arena, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Initializer<T>.Normal(arena.Panels(W1), Inputs, Hidden, 0.5, seed, stream: 0);
        Initializer<T>.Uniform(arena.Panels(W2), Hidden, Outputs, 0.5, seed, stream: 1);
    }
}
