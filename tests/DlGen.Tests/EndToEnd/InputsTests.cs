using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>Several inputs; their gradients are in the tests of gradients, as those of every network.</summary>
public class InputsTests
{
    [Fact]
    public void Inputs_LieOneBehindTheOther()
    {
        Assert.Equal(12 + 12 + 3, ThreeInputs.InputSize);
        Assert.Equal([27], ThreeInputs.InputShape.ToArray());
        Assert.Equal(0..12, ThreeInputs.PictureIn1Inputs);
        Assert.Equal(12..24, ThreeInputs.SequenceIn1Inputs);
        Assert.Equal(24..27, ThreeInputs.DetailsIn1Inputs);
        Assert.Equal(
            ["0.0.1.weight", "0.0.1.bias", "0.1.0.weight", "0.1.0.bias", "0.2.0.weight", "0.2.0.bias", "1.weight", "1.bias", "3.weight", "3.bias"],
            new ThreeInputs().Parameters.Select(parameter => parameter.Name));
    }

    /// <summary>A block sees its own run of the input and nothing else.</summary>
    [Fact]
    public void Block_TakesItsOwnRun()
    {
        var network = new TwoInputsTwoHeads(seed: 2);
        network.DetailsIn1.Linear1.Weight.CopyFrom(new float[15]);
        var random = new Random(1);
        float[] picture = Samples.Floats(random, 12);
        float[] before = network.Predict([.. picture, 1, 2, 3]);

        Assert.Equal(before, network.Predict([.. picture, 4, 5, 6]));
        picture[11] += 1;
        Assert.NotEqual(before, network.Predict([.. picture, 1, 2, 3]));
    }

    [Fact]
    public void SharedBlocks_LearnFromBothInputs()
    {
        var network = new Siamese(seed: 3);
        Assert.Equal((3 * 5) + 5 + 10 + 1, Siamese.ParameterCount);
        network.Linear1.Weight.CopyFrom([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        Assert.Equal(network.Predict([1, 2, 3, 4, 5, 6]), network.Predict([4, 5, 6, 1, 2, 3]));
    }

    [Fact]
    public void FurtherInputs_LieBehindThoseOfTheirExamples()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3, 4], labels: [0, 1, 2, 3]);
        (Dataset first, Dataset second) = data.Split(0.5, 0.5, seed: 4);
        Dataset more = second.WithInputs([10, 11, 20, 21]).WithWeights(1, 2);
        var x = new float[3];
        for (int row = 0; row < 2; row++)
        {
            more.CopyInputs(row, x);
            Assert.Equal([second.GetLabel(row) + 1, (10 * row) + 10, (10 * row) + 11], x);
            Assert.Equal(second.GetLabel(row), more.GetLabel(row));
        }

        Assert.Equal(3, more.InputSize);
        Assert.Equal(1, first.InputSize);
        Assert.Contains("5 values are not a whole number of values for each of 2 examples", Assert.Throws<ArgumentException>(() => second.WithInputs(new float[5])).Message);
        Assert.Contains("every value must be finite", Assert.Throws<ArgumentException>(() => second.WithInputs([1, float.NaN])).Message);
        Assert.Contains("takes 27", Assert.Throws<ArgumentException>(() => new ThreeInputs().Train(data)).Message);
    }
}
