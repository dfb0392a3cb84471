using DlGen.Kernels;

namespace DlGen.Tests.Data;

/// <summary>Parameters and a model as the generator would give them, without the generator: two layers, 20 → 18 → 3.</summary>
internal sealed class TestNetwork<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    private const int Length = (2 * 32 * 16) + 32 + (32 * 16) + 16;

    public TestNetwork(bool lastBias = true)
    {
        Values = new Arena<T>(Length);
        ParameterModel[] models =
        [
            new("0.weight", 0, ParameterLayout.Panels, 0, 18, 20),
            new("0.bias", 0, ParameterLayout.Row, 1024, 1, 18),
            new("2.weight", 1, ParameterLayout.Panels, 1056, 3, 18),
            new("2.bias", 1, ParameterLayout.Row, 1568, 1, 3),
        ];
        Parameters = [.. models.Take(lastBias ? 4 : 3).Select(model => new Parameter<T>(model, Values, () => Gradients ??= new Arena<T>(Length)))];
    }

    public Arena<T> Values { get; }

    public Arena<T>? Gradients { get; private set; }

    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>1, 2, 3, … through all parameters in row-major order, from <paramref name="first"/> on.</summary>
    public TestNetwork<T> Count(int first)
    {
        foreach (Parameter<T> parameter in Parameters)
        {
            parameter.Value.CopyFrom(Enumerable.Range(first, parameter.Count).Select(Scalar).ToArray());
            first += parameter.Count;
        }

        return this;
    }

    public static T Scalar(int value) => typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)(double)value;

    public static NetworkModel<T> Model(
        int inputs, int[] outputs, TargetKind targets = TargetKind.Classes, int outputRows = 1) => new()
        {
            Name = "Net",
            InputShape = [inputs],
            Heads = [new("", outputs, outputRows, targets)],
            Layers = [],
            Parameters = [],
            ParameterLength = 0,
            MultiplyAdds = 0,
            CreateComputation = (_, _, _) => throw new InvalidOperationException(),
            Initialize = (_, _) => { },
        };
}
