using System.Numerics.Tensors;

namespace DlGen.Tests.Data;

public class TensorViewTests
{
    private readonly TestNetwork<float> network = new();

    private TensorView<float> Weight => network.Parameters[0].Value;

    private TensorView<float> Bias => network.Parameters[1].Value;

    [Fact]
    public void Indexer_HidesThePanels()
    {
        // Output 17, input 19: the second panel of 16 outputs, whose 20 inputs are padded to 32.
        Weight[17, 19] = 5;
        Assert.Equal(5, network.Values.Span[(((1 * 32) + 19) * 16) + 1]);
        Assert.Equal(5, Weight[17, 19]);

        Bias[17] = 6;
        Assert.Equal(6, network.Values.Span[1024 + 17]);
        Assert.Equal(6, Bias[17]);
    }

    [Fact]
    public void Spans_AreRowMajor_AndPaddingStaysZero()
    {
        network.Count(1);

        Assert.Equal(Enumerable.Range(1, 360).Select(value => (float)value), Weight.ToArray());
        Assert.Equal(21, Weight[1, 0]);
        Assert.Equal(361, Bias[0]);
        var bias = new float[18];
        Bias.CopyTo(bias);
        Assert.Equal(Enumerable.Range(361, 18).Select(value => (float)value), bias);
        Assert.Equal((18 * 20) + 18 + (3 * 18) + 3, network.Values.Span.ToArray().Count(value => value != 0));
    }

    [Fact]
    public void Tensors_OfTheSameShape_AreCopied()
    {
        network.Count(1);
        Tensor<float> tensor = Tensor.CreateFromShape<float>([18, 20]);
        Weight.CopyTo(tensor.AsTensorSpan());
        Assert.Equal(Weight[7, 3], tensor[7, 3]);

        tensor[7, 3] = -1;
        Weight.CopyFrom(tensor.AsReadOnlyTensorSpan());
        Assert.Equal(-1, Weight[7, 3]);

        Tensor<float> row = Tensor.CreateFromShape<float>([18]);
        Bias.CopyTo(row.AsTensorSpan());
        Assert.Equal(Bias[5], row[5]);
    }

    [Fact]
    public void Tensors_WithStrides_AreCopied()
    {
        network.Count(1);
        var memory = new float[18 * 25];
        var part = new TensorSpan<float>(memory, [18, 20], [25, 1]);
        Weight.CopyTo(part);
        Assert.Equal(Weight[2, 4], memory[(2 * 25) + 4]);
        Assert.Equal(0, memory[20]);

        float[] before = Weight.ToArray();
        Weight.CopyFrom(new float[360]);
        Weight.CopyFrom(new ReadOnlyTensorSpan<float>(memory, [18, 20], [25, 1]));
        Assert.Equal(before, Weight.ToArray());
    }

    [Fact]
    public void OtherShape_IsRefusedWithBothShapes()
    {
        Tensor<float> transposed = Tensor.CreateFromShape<float>([20, 18]);
        const string message = "0.weight [18, 20]: the other tensor has shape [20, 18].";
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Weight.CopyTo(transposed.AsTensorSpan())).Message);
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Weight.CopyFrom(transposed.AsReadOnlyTensorSpan())).Message);
        Assert.Throws<ArgumentException>(() => Bias.CopyTo(Tensor.CreateFromShape<float>([18, 1]).AsTensorSpan()));
    }

    [Fact]
    public void OtherLength_IsRefusedWithBothLengths()
    {
        Assert.StartsWith("0.weight [18, 20] has 360 scalars; the span has 359.", Assert.Throws<ArgumentException>(() => Weight.CopyTo(new float[359])).Message);
        Assert.StartsWith("0.bias [18] has 18 scalars; the span has 19.", Assert.Throws<ArgumentException>(() => Bias.CopyFrom(new float[19])).Message);
    }

    [Fact]
    public void IndexOutsideTheShape_IsRefusedWithShapeAndIndex()
    {
        using var culture = new OtherCulture();
        Fails("0.weight [18, 20]: index 18 is outside axis 0, which has length 18.", () => Weight[18, 0]);
        Fails("0.weight [18, 20]: index -1 is outside axis 1, which has length 20.", () => Weight[0, -1]);
        Fails("0.weight [18, 20]: index 20 is outside axis 1, which has length 20.", () => Weight[0, 20] = 1);
        Fails("0.bias [18]: index 18 is outside axis 0, which has length 18.", () => Bias[18]);
        Assert.Equal("0.weight [18, 20] has two axes; one index was given.", Assert.Throws<InvalidOperationException>(() => Weight[3]).Message);
        Assert.Equal("0.bias [18] has one axis; two indices were given.", Assert.Throws<InvalidOperationException>(() => Bias[0, 3]).Message);
    }

    [Fact]
    public void Gradient_IsAllocatedWhenAskedFor()
    {
        Parameter<float> weight = network.Parameters[0];
        Assert.Null(network.Gradients);
        Assert.Equal(0, weight.Gradient[3, 3]);
        Assert.NotNull(network.Gradients);
        weight.Gradient[3, 3] = 2;
        Assert.Equal(0, weight.Value[3, 3]);
    }

    [Fact]
    public void Parameter_HasNameAndShape()
    {
        Parameter weight = network.Parameters[2];
        Assert.Equal("2.weight", weight.Name);
        Assert.Equal([3, 18], weight.Shape.ToArray());
        Assert.Equal(54, weight.Count);
        Assert.Equal([18], network.Parameters[1].Shape.ToArray());
    }

    [Fact]
    public void Layer_ShowsItsParameters()
    {
        var layer = new LinearLayer<float>(network.Parameters[0], network.Parameters[1]);
        Assert.Equal((20, 18, true), (layer.InputSize, layer.OutputSize, layer.HasBias));
        Assert.Same(network.Parameters[0].Value, layer.Weight);
        Assert.Same(network.Parameters[0].Gradient, layer.WeightGradient);
        Assert.Same(network.Parameters[1].Value, layer.Bias);
        Assert.Same(network.Parameters[1].Gradient, layer.BiasGradient);
    }

    [Fact]
    public void LayerWithoutBias_HasNone()
    {
        var layer = new LinearLayer<float>(network.Parameters[0], null);
        Assert.False(layer.HasBias);
        Assert.Null(layer.Bias);
        Assert.Null(layer.BiasGradient);
    }

    private static void Fails(string message, Func<object> read) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(read).Message);
}
