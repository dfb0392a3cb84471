namespace DlGen.Tests.Training;

public class DivergenceTests
{
    private static readonly HandWrittenModel Model = new(3, 8, 2, TargetKind.Values);

    [Fact]
    public void LossThatOverflows_StopsBeforeTheUpdate()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        Dataset data = Examples.Curve(64);
        var options = new TrainingOptions { Epochs = 100, BatchSize = 16, Optimizer = new Sgd(1e6f), Seed = 4 };
        var exception = Assert.Throws<TrainingDivergedException>(() => network.Train(data, options));
        Assert.Equal(1e6f, exception.LearningRate);
        Assert.Equal(((exception.Step - 1) / 4) + 1, exception.Epoch);

        // The loop written out, stopped at the same step, has the same parameters.
        NetworkRuntime<float> looped = Model.Network<float>();
        BoundOptimizer<float> optimizer = Updates.Bind(options.Optimizer, looped);
        long steps = 0;
        float loss = 0;
        for (int epoch = 0; float.IsFinite(loss); epoch++)
        {
            foreach (Batch batch in data.Batches(16, seed: 4 + epoch))
            {
                looped.Forward(batch.Inputs);
                loss = looped.ComputeLoss(batch.Targets);
                steps++;
                if (!float.IsFinite(loss))
                {
                    break;
                }

                looped.Backward();
                optimizer.Step();
            }
        }

        Assert.Equal(steps, exception.Step);
        Assert.Equal(looped.ParameterValues(), network.ParameterValues());
        Assert.Contains("step " + steps.ToString(System.Globalization.CultureInfo.InvariantCulture), exception.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate 1000000", exception.Message, StringComparison.Ordinal);
        Assert.Contains(exception.Layer, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void LayerWhoseValuesOverflow_IsNamed(int threads)
    {
        NetworkRuntime<float> network = Model.Network<float>();
        float[] huge = new float[16];
        Array.Fill(huge, float.MaxValue);
        network.Layer(1).Weight.CopyFrom(huge);
        float[] before = network.ParameterValues();
        var exception = Assert.Throws<TrainingDivergedException>(
            () => network.Train(Examples.Curve(64), new TrainingOptions { Threads = threads }));
        Assert.Equal("linear2", exception.Layer);
        Assert.Equal((1, 1L), (exception.Epoch, exception.Step));
        Assert.Contains("linear2 is the first layer", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.ParameterValues());
    }

    [Fact]
    public void TargetTooFarAway_IsNotBlamedOnALayer()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        Dataset data = Dataset.FromArrays([1, 2, 3], [3e38f, 1], count: 1);
        var exception = Assert.Throws<TrainingDivergedException>(() => network.Train(data));
        Assert.Equal("loss", exception.Layer);
        Assert.Contains("all layers are finite, only the loss isn't", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParameterThatIsNotFinite_IsNamed()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        network.Layer(1).Bias![1] = float.NaN;
        var exception = Assert.Throws<TrainingDivergedException>(() => network.Train(Examples.Curve(64)));
        Assert.Equal("linear2", exception.Layer);
        Assert.Contains("parameter 2.bias of linear2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UpdateThatOverflowsLast_IsReported()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        var options = new TrainingOptions { Epochs = 1, BatchSize = 64, Optimizer = new Sgd(float.MaxValue) { WeightDecay = 10f } };
        var exception = Assert.Throws<TrainingDivergedException>(() => network.Train(Examples.Curve(64), options));
        Assert.Contains("after the last update parameter 0.weight", exception.Message, StringComparison.Ordinal);
    }
}
